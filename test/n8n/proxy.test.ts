/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { newN8n } from '@dev/n8n/running/newN8n';
import { accountOf, chain, manualTrigger, wassly } from '@dev/n8n/workflows';

/** Nobody listens there. */
const PROXY = '127.0.0.1:9';

test('The last n8n 1 names a dead proxy', async () => {
	const url = `http://${PROXY}`;
	const settings = { HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: 'n8n.invalid' };
	const n8n = await newN8n({ version: VERSIONS.lastOfVersion1, settings });
	try {
		const credential = { apikey: 'the-key', token: 'the-token', baseUrl: 'https://wassly.example' };
		const workflow = { ...chain('List', manualTrigger, wassly('1')), id: 'list', active: false };
		const files = { credentials: [{ id: '1', ...accountOf({ credential }) }], workflow };
		for (const [kind, content] of Object.entries(files)) {
			const path = join(n8n.folder, `${kind}.json`);
			await writeFile(path, JSON.stringify(content));
			await n8n.command(`import:${kind}`, `--input=${path}`);
		}
		const { exitCode, output } = await n8n.command('execute', '--id=list', '--rawOutput');
		expect(exitCode).toBe(1);
		expect(output).toContain(`The proxy at ${PROXY} does not respond`);
		expect(output).toContain('n8n reaches wassly.example through it');
	} finally {
		await rm(n8n.folder, { recursive: true, force: true });
	}
});
