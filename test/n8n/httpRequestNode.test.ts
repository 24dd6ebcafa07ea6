import type { IRunExecutionData } from 'n8n-workflow';
import { demoDevices } from '../simulator/devices';
import { Simulator } from '../simulator/simulator';
import { useN8n } from './running/useN8n';
import { chain, manualTrigger } from './workflows';

describe("n8n's HTTP Request node with the Wassly credential", () => {
	const use = useN8n();

	const request = async (url: string) =>
		await use.rest.runWorkflow(
			chain('HTTP Request', manualTrigger, {
				type: 'n8n-nodes-base.httpRequest',
				name: 'HTTP Request',
				typeVersion: 4.2,
				parameters: {
					url,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'wasslyApi',
					options: {},
				},
				credentials: { wasslyApi: { id: use.credentialId, name: 'Wassly account' } },
			}),
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
	resultData.runData['HTTP Request'][0].data?.main[0]?.map(({ json }) => json);
