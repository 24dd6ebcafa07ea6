/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
/**
 * Lists the devices at BASE_URL and sends a file, in n8n's engine, and prints what became of both as
 * JSON. As a process of its own, since Node.js reads NODE_EXTRA_CA_CERTS, and n8n its proxy, once.
 */
import { Engine } from '@dev/engine/engine';
import type { NodeRun } from '@dev/engine/nodeRun';
import { packageFolder } from '@dev/engine/pack';
import { randomFile, sendParameters } from '../contents';
import { SECRETS } from '../server/backEnd';

/** A failed run throws its error in place of its items. */
const itemsOf = (run: NodeRun) => (run.error ? [] : run.items());

async function main(): Promise<void> {
	const engine = await Engine.load(packageFolder('jest'));
	const { apikey, token } = SECRETS;
	engine.saveCredential({ apikey, token, baseUrl: process.env.BASE_URL ?? '' });
	const list = await engine.runNode({});
	const data = randomFile(100_000, 'file.pdf', 'application/pdf');
	const sent = await engine.runNode({
		parameters: sendParameters({ additionalFields: { documentBinaryProperty: 'data' } }),
		input: [{ json: {}, binary: { data } }],
	});
	console.log(
		JSON.stringify({
			devices: itemsOf(list).map(({ json }) => json.id),
			receipts: itemsOf(sent).map(({ json }) => json.message_type),
			errors: [list.error?.message, sent.error?.message].filter(Boolean),
			sha256: data.sha256,
		}),
	);
}

void main().then(() => process.exit(0));
