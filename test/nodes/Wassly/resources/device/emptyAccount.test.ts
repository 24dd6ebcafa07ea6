/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import { ALL_EVENTS, pollEvents, setUpTrigger } from '@test/nodes/WasslyTrigger/setUpTrigger';

const { wassly, watch, setStatuses } = setUpTrigger();

/** Failed calls that look like an account without devices, and what the user has to read. */
const failedCalls: Array<[body: object, message: string]> = [
	[
		{ status: false, message: 'Аккаунт заблокирован', data: [] },
		'Wassly refused the request: "Аккаунт заблокирован"',
	],
	[
		{ message: 'Unauthenticated.', data: [] },
		'Wassly sent an empty list of devices without confirming it: "Unauthenticated."',
	],
	[{ status: 'error', data: {} }, 'Wassly refused the request'],
	[{ status: 'error', error: 'No', devices: [] }, 'Wassly refused the request: "No"'],
	[{ status: 'failed', devices: [] }, 'Wassly refused the request'],
	[{ status: 0, data: { devices: [] } }, 'Wassly refused the request'],
	[{ status: 401, message: 'No', devices: [] }, 'Wassly refused the request: "No"'],
	[{ success: null, devices: [] }, 'Wassly refused the request'],
	[{ success: 'no', data: [] }, 'Wassly refused the request'],
	[{ devices: [] }, 'Wassly sent an empty list of devices without confirming it'],
	[{ data: {} }, 'Wassly sent an empty list of devices without confirming it'],
	[{ data: { devices: {} } }, 'Wassly sent an empty list of devices without confirming it'],
	[
		{ status: 'success', devices: [] },
		'Wassly sent an empty list of devices without confirming it',
	],
	[{ errors: { token: ['Expired.'] }, data: [] }, 'Wassly refused the request: "Expired."'],
];

const emptyAccounts = [
	{ success: true, devices: [] },
	{ success: true, devices: {} },
	{ success: 1, data: [] },
	{ success: 'true', message: 'No devices yet', data: { devices: [] } },
	{ success: '1', data: {} },
];

describe('A failed call is never an account without devices', () => {
	test.each(failedCalls)('when listing: %j', async (body, message) => {
		wassly.simulator.alwaysMisbehave(bad.json(body));
		const run = await wassly.engine.runNode({});
		expect(run.error?.name).toBe('NodeOperationError');
		expect(run.error?.message).toBe(message);
		expect(run.error?.description).toMatch(/credential/);
		expect(run.error).not.toHaveProperty('httpCode');
	});

	test.each(failedCalls)('in the picker: %j', async (body, message) => {
		wassly.simulator.alwaysMisbehave(bad.json(body));
		const error = await wassly.engine.search('searchDevices').catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: null, message });
	});

	test.each(failedCalls)("in the trigger's list of devices: %j", async (body, message) => {
		wassly.simulator.alwaysMisbehave(bad.json(body));
		const type = 'n8n-nodes-wassly.wasslyTrigger';
		const error = await wassly.engine
			.loadOptions({ type }, 'getDevices')
			.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: null, message });
	});

	test.each(failedCalls)(
		'in a poll, and hides no device that drops meanwhile: %j',
		async (...row) => {
			const [body, message] = row;
			const poller = await watch({ events: ALL_EVENTS });
			setStatuses('disconnected');
			wassly.simulator.misbehave(bad.json(body));
			await expect(poller.poll()).rejects.toMatchObject({ message });
			expect(await pollEvents(poller)).toEqual([
				'device_id_123 deviceDisconnected',
				'device_id_123 statusChanged',
			]);
		},
	);
});

describe('An account without devices', () => {
	test.each(emptyAccounts)('is an empty list: %j', async (body) => {
		wassly.simulator.alwaysMisbehave(bad.json(body));
		const run = await wassly.engine.runNode({});
		expect(run.error).toBeUndefined();
		expect(run.items()).toEqual([]);
		expect((await wassly.engine.search('searchDevices')).results).toEqual([]);
	});

	test.each(emptyAccounts)('is one from which all devices were removed: %j', async (body) => {
		const poller = await watch({ events: ['deviceRemoved'] });
		wassly.simulator.alwaysMisbehave(bad.json(body));
		expect(await pollEvents(poller)).toHaveLength(3);
	});
});
