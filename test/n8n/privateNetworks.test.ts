/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { rm } from 'node:fs/promises';
import { demoDevices } from '../simulator/devices';
import { Simulator } from '../simulator/simulator';
import { newN8n, owner } from './running/newN8n';
import { Rest } from './running/rest';
import { accountOf } from './running/useN8n';
import { chain, manualTrigger, wassly } from './workflows';

describe("n8n's own protection of private networks", () => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await Simulator.start();
		simulator.devices = demoDevices;
	});

	beforeEach(() => (simulator.requests.length = 0));

	afterAll(async () => await simulator.stop());

	/** Lists the devices in an n8n that has these settings. */
	const listIn = async (settings: Record<string, string>) => {
		const n8n = await newN8n({ settings: { N8N_SSRF_PROTECTION_ENABLED: 'true', ...settings } });
		try {
			await n8n.start();
			const rest = await Rest.signIn(n8n.url, owner);
			const account = accountOf(simulator);
			const baseUrl = simulator.url.replace('127.0.0.1', 'localhost');
			const id = await rest.saveCredential({ ...account, data: { ...account.data, baseUrl } });
			return await rest.runWorkflow(chain('Devices', manualTrigger, wassly(id)));
		} finally {
			await n8n.stop();
			await rm(n8n.folder, { recursive: true, force: true });
		}
	};

	test('keeps the node from asking a Base URL in one, and the node says so', async () => {
		const { status, data } = await listIn({});
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(
			/^The request to localhost:\d+ did not get through: /,
		);
		expect(simulator.requests).toEqual([]);
	});

	test('lets it ask a host that is allowed', async () => {
		const { status, data } = await listIn({ N8N_SSRF_ALLOWED_HOSTNAMES: 'localhost' });
		expect(status).toBe('success');
		const [run] = data.resultData.runData.Wassly;
		expect(run.data?.main[0]).toHaveLength(demoDevices.length);
	});
});
