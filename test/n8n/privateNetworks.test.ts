/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { rm } from 'node:fs/promises';
import { Simulator } from '../simulator/simulator';
import type { N8n } from './running/n8n';
import { newN8n, owner } from './running/newN8n';
import { Rest } from './running/rest';
import { accountOf } from './running/useN8n';
import { chain, manualTrigger, wassly } from './workflows';

describe("n8n's own protection of private networks", () => {
	let simulator: Simulator;
	let n8n: N8n;

	beforeAll(async () => {
		simulator = await Simulator.start();
		n8n = await newN8n({ settings: { N8N_SSRF_PROTECTION_ENABLED: 'true' } });
		await n8n.start();
	});

	afterAll(async () => {
		await Promise.all([n8n?.stop(), simulator?.stop()]);
		if (n8n) await rm(n8n.folder, { recursive: true, force: true });
	});

	test('keeps the node from asking a Base URL in one, and the node says so', async () => {
		const rest = await Rest.signIn(n8n.url, owner);
		const id = await rest.saveCredential(accountOf(simulator));
		const { status, data } = await rest.runWorkflow(chain('Devices', manualTrigger, wassly(id)));
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toContain('The request to 127.0.0.1');
		expect(simulator.requests).toEqual([]);
	});
});
