/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { documentedDevice } from '@dev/simulator/devices';
import { setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

/** The statuses of back ends of Wassly's family, and how people read them. */
const statuses = [
	['pending', 'pending'],
	['needs_qr_scan', 'needs QR scan'],
	['Needs QR Scan', 'needs QR scan'],
	['NEEDS-QR-SCAN', 'needs QR scan'],
	['logged_out', 'logged out'],
	['blocked', 'blocked'],
] as const;

const withStatus = (status: string) => ({
	...documentedDevice,
	id: status,
	instance_id: `instance-${status}`,
	name: 'Phone',
	status,
});

describe('A device with a status of its own', () => {
	test.each(statuses)('is labeled in the picker: %s', async (status, text) => {
		wassly.simulator.devices = [withStatus(status)];
		expect((await wassly.engine.search('searchDevices')).results).toEqual([
			{ name: `Phone (not connected: ${text})`, value: `instance-${status}` },
		]);
	});

	test.each(statuses)("is labeled in the trigger's list: %s", async (status, text) => {
		wassly.simulator.devices = [withStatus(status)];
		const type = 'n8n-nodes-wassly.wasslyTrigger';
		expect(await wassly.engine.loadOptions({ type }, 'getDevices')).toEqual([
			{ name: `Phone (not connected: ${text})`, value: status },
		]);
	});

	test.each(statuses)('is found in the picker by its status: %s', async (status, text) => {
		wassly.simulator.devices = [withStatus(status), documentedDevice];
		for (const typed of [status, text, text.toUpperCase()]) {
			expect((await wassly.engine.search('searchDevices', typed)).results).toHaveLength(1);
		}
	});

	test.each(statuses)(
		'sends nothing with If Not Connected set to Stop: %s',
		async (status, text) => {
			wassly.simulator.devices = [withStatus(status)];
			const { error } = await wassly.engine.runNode({
				parameters: {
					resource: 'message',
					operation: 'send',
					instanceId: `instance-${status}`,
					to: '+15550100200',
					message: 'Hello',
					options: { ifNotConnected: 'stop' },
				},
			});
			expect(error?.message).toBe(
				`The device "Phone" is not connected (${text}), so the message was not sent`,
			);
			expect(wassly.simulator.messages).toEqual([]);
		},
	);

	test.each([
		['needs_qr_scan', 3],
		['Needs QR Scan', 3],
		[' needs qr  scan ', 3],
		['needs-qr-scan', 3],
		['logged_out', 1],
		['Logged Out', 1],
		['BLOCKED', 1],
		['pending', 1],
		['qr', 0],
		['={{ ["logged out", "Blocked"] }}', 2],
	])('is found by the filter Status: %j', async (status, count) => {
		wassly.simulator.devices = [...statuses.map(([own]) => withStatus(own)), documentedDevice];
		const run = await wassly.engine.runNode({ parameters: { filters: { status } } });
		expect(run.error).toBeUndefined();
		expect(run.items()).toHaveLength(count);
	});

	test('keeps the status as Wassly sent it in the output', async () => {
		wassly.simulator.devices = [withStatus('needs_qr_scan')];
		expect((await wassly.engine.runNode({})).items().map(({ json }) => json.status)).toEqual([
			'needs_qr_scan',
		]);
	});
});

describe("A time that PHP's DateTime has written", () => {
	test.each([
		['an offset', { date: '2024-01-15 12:30:00.000000', timezone_type: 1, timezone: '+02:00' }],
		['an abbreviation', { date: '2024-01-15 06:30:00.000000', timezone_type: 2, timezone: 'EDT' }],
		['a name', { date: '2024-01-15 11:30:00.000000', timezone_type: 3, timezone: 'Europe/Berlin' }],
	])('filters and sorts with %s', async (_zone, lastActive) => {
		wassly.simulator.devices = [
			{ ...documentedDevice, id: 'older', lastActive: '2024-01-15T10:29:59Z' },
			{ ...documentedDevice, id: 'php', lastActive },
			{ ...documentedDevice, id: 'newer', lastActive: '2024-01-15T10:30:01Z' },
		];
		const idsOf = async (parameters: object) =>
			(await wassly.engine.runNode({ parameters: { ...parameters } }))
				.items()
				.map(({ json }) => json.id);
		expect(await idsOf({ options: { sort: 'lastActiveDesc' } })).toEqual(['newer', 'php', 'older']);
		expect(await idsOf({ filters: { activeSince: '2024-01-15T10:30:00Z' } })).toEqual([
			'php',
			'newer',
		]);
	});
});
