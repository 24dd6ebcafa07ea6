/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { first } from '@test/support/items';
import { withN8n } from '@dev/n8n/running/newN8n';
import { accountOf, chain, manualTrigger, wassly } from '@dev/n8n/workflows';

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
		const wanted = { settings: { N8N_SSRF_PROTECTION_ENABLED: 'true', ...settings } };
		return await withN8n(wanted, async (_n8n, rest) => {
			const account = accountOf(simulator);
			const baseUrl = simulator.url.replace('127.0.0.1', 'localhost');
			const id = await rest.saveCredential({ ...account, data: { ...account.data, baseUrl } });
			return await rest.runWorkflow(chain('Devices', manualTrigger, wassly(id)));
		});
	};

	test('blocks a Base URL in one, and the node says so', async () => {
		const { status, data } = await listIn({});
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(
			/^The request to localhost:\d+ did not get through$/,
		);
		expect(data.resultData.error?.description).toContain('N8N_SSRF_PROTECTION_ENABLED');
		expect(simulator.requests).toEqual([]);
	});

	test('lets requests to an allowed host through', async () => {
		const { status, data } = await listIn({ N8N_SSRF_ALLOWED_HOSTNAMES: 'localhost' });
		expect(status).toBe('success');
		expect(first(data.resultData.runData.Wassly).data?.main?.[0]).toHaveLength(demoDevices.length);
	});
});
