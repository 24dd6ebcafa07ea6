/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
/**
 * A published workflow that starts with the trigger, in n8n's own poll context. The parent
 * process sends it a credential for each poll, and gets back how many milliseconds the poll took, how
 * many changes it found, and what n8n would store.
 */
import '../../engine/environment';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { Engine } from '../../engine/engine';
import { Poller } from '../../engine/poller';

const [, , unpacked = ''] = process.argv;
const started = start();

async function start() {
	const engine = await Engine.load(unpacked);
	return { engine, poller: new Poller(engine) };
}

async function poll(credential: ICredentialDataDecryptedObject) {
	const { engine, poller } = await started;
	engine.saveCredential(credential);
	const begin = performance.now();
	const items = await poller.poll();
	const milliseconds = performance.now() - begin;
	process.send?.({ milliseconds, changes: items.length, stored: poller.kept });
}

process.on('message', (credential: ICredentialDataDecryptedObject) => {
	poll(credential).catch((error) => process.send?.({ error: String(error) }));
});
