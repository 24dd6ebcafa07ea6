/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeProperties } from 'n8n-workflow';
import { demoDevices, documentedDevice } from '@dev/simulator/devices';
import { status } from '@dev/simulator/misbehavior';
import { first } from '@test/support/items';
import { LIST_PATH, requestedPaths, setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

beforeEach(() => {
	wassly.simulator.devices = demoDevices;
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const get = async (id: string) =>
	await wassly.engine.runNode({
		parameters: { resource: 'device', operation: 'get', deviceId: byId(id) },
	});

const send = async (id: string, mustBeConnected = true) =>
	await wassly.engine.runNode({
		parameters: {
			resource: 'message',
			operation: 'send',
			instanceId: byId(id),
			to: '+15550100200',
			message: 'Hello',
			options: { ifNotConnected: mustBeConnected ? 'stop' : 'send' },
		},
	});

describe('The name of a device instead of its instance_id', () => {
	test.each([
		['Get', 'Chrome on Windows', get],
		['Get', 'chrome on windows', get],
		['Send', 'Chrome on Windows', send],
		['Send', 'مكتب المبيعات', send],
	])('is answered by %s with the instance_id: %s', async (what, name, run) => {
		const { error } = await run(name);
		const { instance_id: instanceId } = first(
			demoDevices.filter((device) => device.name.toLowerCase() === name.toLowerCase()),
		);
		expect(error?.message).toBe(
			`"${name}" is the name of a device, but 'Device' needs its instance_id${what === 'Send' ? '. The message was not sent' : ''}`,
		);
		expect(error?.description).toBe(`Use its instance_id: ${instanceId}.`);
		expect(requestedPaths(wassly)).toEqual([LIST_PATH]);
	});

	test('that two devices have is answered with both', async () => {
		wassly.simulator.devices = [
			documentedDevice,
			{ ...documentedDevice, id: 'other', instance_id: 'other-instance' },
		];
		const { error } = await get(documentedDevice.name);
		expect(error?.description).toContain(documentedDevice.instance_id);
		expect(error?.description).toContain('other-instance');
	});

	test('is found by nobody where Wassly alone can know it, but the advice names Device', async () => {
		const { error } = await send('Chrome on Windows', false);
		expect(error?.message).toContain('The selected instance id is invalid.');
		expect(error?.description).toContain(
			"Check that 'Device' is the instance_id of a connected device (not its name)",
		);
	});
});

describe('A device that Wassly does not know', () => {
	test.each([404, 400, 422])('is named by the advice after HTTP %i', async (code) => {
		wassly.simulator.alwaysMisbehave(status(code, { success: false, message: 'الجهاز غير موجود' }));
		const { error } = await send('nobody', false);
		expect(error?.message).toContain('"الجهاز غير موجود"');
		expect(error?.message).toMatch(/The message was not sent$/);
		expect(error?.description).toContain("'Device' is the instance_id");
	});
});

describe('The Device field', () => {
	/** @param name of the parameter */
	const field = (name: string) => {
		const { properties } = wassly.engine.loader.getNode('wassly').type.description as {
			properties: INodeProperties[];
		};
		return first(properties.filter((property) => property.name === name));
	};

	/** Below the field while it takes an ID. */
	const idHint = (name: string) =>
		String(field(name).modes?.find((mode) => mode.name === 'id')?.hint);

	test('says in Get that the id works, too', async () => {
		expect(idHint('deviceId')).toContain('The id of a device also works');
		expect((await get(documentedDevice.id)).items()).toHaveLength(1);
	});

	test('says in Send that a name does not work, and promises nothing of the id', () => {
		expect(idHint('instanceId')).toContain('not the name of the device');
		expect(idHint('instanceId')).not.toContain('also works');
	});
});
