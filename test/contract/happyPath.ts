/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Engine } from '@dev/engine/engine';
import { Poller } from '@dev/engine/poller';
import { documentedDevice } from '@dev/simulator/devices';

// Not text in any encoding, like most files.
export const FILE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

const device = { __rl: true, mode: 'id', value: documentedDevice.instance_id };
const message = { resource: 'message', instanceId: device, to: '+15550100200' };
const document = { documentBinaryProperty: 'pdf' };
const media = { mediaBinaryProperty: 'image' };

const file = (fileName: string, mimeType: string) => ({
	data: FILE.toString('base64'),
	fileName,
	mimeType,
});
const item: INodeExecutionData = {
	json: {},
	binary: {
		pdf: file('invoice.pdf', 'application/pdf'),
		image: file('photo.png', 'image/png'),
	},
};

const send = (parameters: INodeParameters) => ({ ...message, operation: 'send', ...parameters });

/** All that the node does, where nothing goes wrong: its parameters in each case. */
export const HAPPY_RUNS: Record<string, INodeParameters> = {
	'list devices': { resource: 'device', operation: 'list' },
	'get a device': { resource: 'device', operation: 'get', deviceId: device },
	'log in': { resource: 'device', operation: 'list', authentication: 'login' },
	'send a text': send({ message: 'Hello' }),
	'send a text to a named contact': send({
		message: 'مرحبا 👋',
		additionalFields: { contactName: 'Zoë' },
	}),
	'send a document': send({ additionalFields: document }),
	'send media': send({ additionalFields: media }),
	'send a document and media': send({ additionalFields: { ...document, ...media } }),
	'send through a device that must be connected': send({
		message: 'Hello',
		options: { ifNotConnected: 'stop' },
	}),
	'send and wait for the response': {
		...message,
		operation: 'sendAndWait',
		message: 'May I refund order 1042?',
	},
	'send with a login': send({ message: 'Hello', authentication: 'login' }),
};

/**
 * Runs the node.
 *
 * @param count how many input items it gets
 * @throws the error that n8n shows
 */
export const runHappily = async (engine: Engine, parameters: INodeParameters, count = 1) =>
	(await engine.runNode({ parameters, input: Array.from({ length: count }, () => item) }))
		.items()
		.map(({ json }) => json);

/** All that the package does, where nothing goes wrong. */
export const HAPPY_PATH: Record<string, (engine: Engine) => Promise<unknown>> = {
	...Object.fromEntries(
		Object.entries(HAPPY_RUNS).map(([name, parameters]) => [
			name,
			async (engine: Engine) => await runHappily(engine, parameters),
		]),
	),
	'poll with the trigger': async (engine) => await new Poller(engine).poll(),
};
