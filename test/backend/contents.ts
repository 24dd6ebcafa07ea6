/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createHash, randomBytes } from 'node:crypto';
import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { documentedDevice } from '@dev/simulator/devices';

export const sha256 = (content: string | Buffer) =>
	createHash('sha256').update(content).digest('hex');

export interface Content extends IBinaryData {
	bytes: number;
	sha256: string;
}

/** A file of random bytes, as an item of n8n holds it. */
export function randomFile(bytes: number, fileName: string, mimeType: string): Content {
	const content = randomBytes(bytes);
	const data = content.toString('base64');
	return { data, fileName, mimeType, bytes, sha256: sha256(content) };
}

/** A node that sends "Hello", unless its parameters say otherwise. */
export const sendParameters = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation: 'send',
	instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
	to: '+15550100200',
	message: 'Hello',
	...parameters,
});
