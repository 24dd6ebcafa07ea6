/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { inspect } from 'node:util';
import type { INodeParameters, IRunExecutionData, OnError } from 'n8n-workflow';
import { demoDevices } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { Simulator } from '@dev/simulator/simulator';
import { findSecrets } from '@test/support/findSecrets';
import { first } from '@test/support/items';
import { setUpN8n } from './setUpN8n';
import { chain, httpRequest, manualTrigger, respond, type Part } from '@dev/n8n/workflows';

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
	/** The secrets that n8n has stored with an execution. */
	const secretsIn = (stored: unknown) =>
		findSecrets(inspect(stored, { depth: Infinity }), [use.simulator.apikey, use.simulator.token]);

	const list = (parameters: INodeParameters = {}) =>
		httpRequest(use.credentialId, {
			url: `${use.simulator.url}/api/whatsapp-web-devices`,
			...parameters,
		});

	const refused = async (onError: OnError, ...behind: Part[]) => {
		use.simulator.misbehave(bad.status(404, { message: 'No' }));
		return await use.rest.runWorkflow(
			chain('HTTP Request', manualTrigger, { ...list(), onError }, ...behind),
		);
	};

	// A defect of n8n, which docs/security.md tells. When this fails, n8n has mended it: say so there.
	test('still shows the secrets to the nodes behind it, in the cause of an error', async () => {
		const { apikey, token } = use.simulator;
		const show = respond('$json.error.cause.options.headers');
		const { data } = await refused('continueRegularOutput', show);
		const { runData } = data.resultData;
		expect(secretsIn(runData.Respond)).toEqual([apikey, token]);
		// Only what an expression outputs is stored.
		expect(secretsIn({ ...runData, Respond: undefined })).toEqual([]);
	});

	// n8n stores the first response of a manual execution, and with a stream the request.
	test('stores no secret with an execution that reads a file', async () => {
		const response = { responseFormat: 'file', outputPropertyName: 'data' };
		const { data } = await use.rest.runWorkflow(
			chain('HTTP Request', manualTrigger, list({ options: { response: { response } } })),
		);
		const [item] = first(data.resultData.runData['HTTP Request']).data?.main?.[0] ?? [];
		expect(item?.binary?.data?.fileExtension).toBe('json');
		expect(secretsIn(data)).toEqual([]);
	});

	test('leaves no secret in what n8n stores of an error', async () => {
		const { status, data } = await refused('stopWorkflow');
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toContain('could not be found');
		expect(secretsIn(data)).toEqual([]);
	});
});

const itemsOf = ({ resultData }: IRunExecutionData) =>
	first(resultData.runData['HTTP Request']).data?.main?.[0]?.map(({ json }) => json);
