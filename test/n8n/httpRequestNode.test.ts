/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IRunExecutionData } from 'n8n-workflow';
import { demoDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { first } from '@test/support/items';
import { setUpN8n } from './setUpN8n';
import { chain, httpRequest, manualTrigger } from '@dev/n8n/workflows';

describe("n8n's HTTP Request node with the Wassly credential", () => {
	const use = setUpN8n();

	const request = async (url: string) =>
		await use.rest.runWorkflow(
			chain('HTTP Request', manualTrigger, httpRequest(use.credentialId, { url })),
		);

	test('lists devices', async () => {
		const { status, data } = await request(`${use.simulator.url}/api/whatsapp-web-devices`);
		expect(status).toBe('success');
		expect(itemsOf(data)).toEqual([{ success: true, devices: demoDevices }]);
	});

	test('sends nothing to another address', async () => {
		const elsewhere = await Simulator.start();
		try {
			const { status, data } = await request(`${elsewhere.url}/api/whatsapp-web-devices`);
			expect(status).toBe('error');
			expect(data.resultData.error?.message).toContain(
				`This Wassly credential is only for ${use.simulator.url}`,
			);
			expect(elsewhere.requests).toEqual([]);
		} finally {
			await elsewhere.stop();
		}
	});
});

const itemsOf = ({ resultData }: IRunExecutionData) =>
	first(resultData.runData['HTTP Request']).data?.main?.[0]?.map(({ json }) => json);
