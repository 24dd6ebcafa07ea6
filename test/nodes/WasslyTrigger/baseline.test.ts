/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { Poller } from '@dev/engine/poller';
import { demoDevices } from '@dev/simulator/devices';
import { nth } from '@test/support/items';
import { pollEvents, setUpTrigger } from './setUpTrigger';

const { wassly, watch, setStatuses } = setUpTrigger();

const first = nth(demoDevices, 0);
const third = nth(demoDevices, 2);

describe('A new baseline is recorded', () => {
	/** The first device has changed meanwhile; it changes back. */
	const expectNewBaseline = async (poller: Poller) => {
		expect(await poller.poll()).toEqual([]);
		setStatuses('connected');
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceConnected']);
	};

	test('after another choice of devices', async () => {
		const poller = await watch({ deviceIds: [first.instance_id] });
		poller.change({ deviceIds: [third.instance_id] });
		setStatuses('disconnected', 'connected', 'disconnected');
		expect(await poller.poll()).toEqual([]);
		setStatuses('disconnected', 'connected', 'connected');
		expect(await pollEvents(poller)).toEqual(['device_id_125 deviceConnected']);
	});

	test('not for another order of the same devices', async () => {
		const poller = await watch({ deviceIds: [first.instance_id, third.instance_id] });
		poller.change({ deviceIds: [third.instance_id, first.instance_id] });
		setStatuses('disconnected');
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});

	test('without the current state, which only the first poll outputs', async () => {
		const options = { emitCurrentState: true };
		const poller = await watch({ options, deviceIds: [first.instance_id] });
		poller.change({ options, deviceIds: [third.instance_id] });
		expect(await poller.poll()).toEqual([]);
	});

	test('after a change of the base URL', async () => {
		const poller = await watch();
		const baseUrl = wassly.simulator.url.replace('127.0.0.1', 'localhost');
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl });
		setStatuses('disconnected');
		await expectNewBaseline(poller);
	});

	test('for another account in the same credential', async () => {
		const poller = await watch();
		wassly.simulator.apikey = 'key-of-another-account';
		wassly.engine.saveCredential(wassly.simulator.credential);
		setStatuses('disconnected');
		await expectNewBaseline(poller);
	});

	test('for another email in the same login credential', async () => {
		const poller = await watch({ authentication: 'login' });
		wassly.simulator.email = 'another@example.com';
		wassly.engine.saveCredential(wassly.simulator.loginCredential, 'wasslyLoginApi');
		setStatuses('disconnected');
		await expectNewBaseline(poller);
	});

	test('not for a new token', async () => {
		const poller = await watch();
		wassly.simulator.token = 'a-new-token';
		wassly.engine.saveCredential(wassly.simulator.credential);
		setStatuses('disconnected');
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});

	test('for another credential', async () => {
		const poller = await watch();
		poller.change({ authentication: 'login' });
		setStatuses('disconnected');
		await expectNewBaseline(poller);
	});
});
