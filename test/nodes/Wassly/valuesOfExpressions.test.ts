/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeParameters } from 'n8n-workflow';
import { demoDevices, documentedDevice } from '@dev/simulator/devices';
import { setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

beforeEach(() => {
	wassly.simulator.devices = [...demoDevices, { ...documentedDevice, status: 'needs_qr_scan' }];
});

/** What expressions return by mistake. */
const wrongValues = [
	['an object', '={{ { name: "Nathan" } }}'],
	['a list', '={{ ["Nathan", "Anna"] }}'],
	['the whole item', '={{ $json }}'],
] as const;

const cases = (fields: string[]) =>
	fields.flatMap((field) => wrongValues.map(([what, value]) => [field, what, value] as const));

const message: INodeParameters = {
	resource: 'message',
	operation: 'send',
	instanceId: documentedDevice.instance_id,
	to: '+15550100200',
	message: 'Hello',
};

const sendWith: Record<string, (value: string) => INodeParameters> = {
	Device: (instanceId) => ({ ...message, instanceId }),
	'Device by ID': (value) => ({ ...message, instanceId: { __rl: true, mode: 'id', value } }),
	Message: (text) => ({ ...message, message: text }),
	'Contact Name': (contactName) => ({ ...message, additionalFields: { contactName } }),
};

const list = async (filters: INodeParameters) =>
	await wassly.engine.runNode({ parameters: { resource: 'device', operation: 'list', filters } });

describe('A message', () => {
	test.each(cases(Object.keys(sendWith)))('is refused if %s is %s', async (field, _what, value) => {
		const { error } = await wassly.engine.runNode({ parameters: sendWith[field]?.(value) });
		expect(error?.message).toBe(`'${field.replace(' by ID', '')}' must be text`);
		expect(error?.description).toContain('Choose one of its fields');
		expect(wassly.simulator.requests).toEqual([]);
	});

	test.each(
		wrongValues.flatMap(([what, value]) =>
			['Document Binary Field', 'Media Binary Field'].map((field) => [field, what, value] as const),
		),
	)('is refused if %s is %s', async (field, _what, value) => {
		const name = field.startsWith('Document') ? 'documentBinaryProperty' : 'mediaBinaryProperty';
		const parameters = { ...message, additionalFields: { [name]: value } };
		const { error } = await wassly.engine.runNode({ parameters });
		expect(error?.message).toBe(`The expression in '${field}' returns no file`);
		expect(wassly.simulator.requests).toEqual([]);
	});

	test.each(wrongValues)(
		'is refused for all items if the recipient of one is %s',
		async (_what, value) => {
			const { error } = await wassly.engine.runNode({
				parameters: {
					...message,
					to: value.replace('={{', `={{ $itemIndex === 0 ? "+15550100200" :`),
				},
				input: [{ json: {} }, { json: {} }],
			});
			expect(error?.message).toMatch(/^'To' is not a phone number/);
			expect(error?.context?.itemIndex).toBe(1);
			expect(wassly.simulator.requests).toEqual([]);
		},
	);

	test('is sent to a contact whose name is a number', async () => {
		await wassly.engine.runNode({
			parameters: { ...message, additionalFields: { contactName: '={{ 7 }}' } },
		});
		expect(wassly.simulator.messages.map(({ fields }) => fields.contact_name)).toEqual(['7']);
	});
});

describe('Get WhatsApp Web Device', () => {
	test.each(wrongValues)('refuses %s as Device', async (_what, deviceId) => {
		const { error } = await wassly.engine.runNode({
			parameters: { resource: 'device', operation: 'get', deviceId },
		});
		expect(error?.message).toBe("'Device' must be text");
		expect(wassly.simulator.requests).toEqual([]);
	});
});

describe('List WhatsApp Web Devices', () => {
	test.each(wrongValues)('refuses %s as the filter Name', async (_what, name) => {
		const { error } = await list({ name });
		expect(error?.message).toBe("'Name' must be text");
		expect(wassly.simulator.requests).toEqual([]);
	});

	test.each([
		['an object', '={{ { status: "connected" } }}'],
		['a list with an object in it', '={{ [{ status: "connected" }] }}'],
		['a list in a list', '={{ [["connected"]] }}'],
	])('refuses %s as the filter Status', async (_what, status) => {
		const { error } = await list({ status });
		expect(error?.message).toBe("'Status' must be text");
		expect(wassly.simulator.requests).toEqual([]);
	});

	test.each([
		['={{ ["disconnected", "needs_qr_scan"] }}', ['disconnected', 'needs_qr_scan']],
		['={{ ["Needs QR Scan"] }}', ['needs_qr_scan']],
		['={{ [" CONNECTED ", ""] }}', ['connected', 'connected']],
		['={{ [] }}', ['connected', 'disconnected', 'connected', 'needs_qr_scan']],
	])('takes a list as the filter Status: %s', async (status, found) => {
		const run = await list({ status });
		expect(run.items().map(({ json }) => json.status)).toEqual(found);
	});
});
