/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeProperties } from 'n8n-workflow';
import { documentedDevice } from '@dev/simulator/devices';
import { setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

/** All fields of both nodes, those in collections included. */
const allFields = () => {
	const below = (fields: INodeProperties[]): INodeProperties[] =>
		fields.flatMap((field) => [
			field,
			...(field.type === 'collection' ? below(field.options as INodeProperties[]) : []),
		]);
	return ['wassly', 'wasslyTrigger'].flatMap((node) => {
		const { description } = wassly.engine.loader.getNode(node).type;
		return below((description as { properties: INodeProperties[] }).properties);
	});
};

describe('The label of a field says its unit', () => {
	test.each([
		['timeout', 'Timeout (Seconds)'],
		['interval', 'Interval (Milliseconds)'],
		['inactiveAfter', 'Inactive After (Minutes)'],
	])('%s: %s', (name, label) => {
		const labels = allFields()
			.filter((field) => field.name === name)
			.map(({ displayName }) => displayName);
		expect([...new Set(labels)]).toEqual([label]);
	});
});

describe('A list of devices shows', () => {
	const shown = async () => {
		const { results } = await wassly.engine.search('searchDevices');
		const options = await wassly.engine.loadOptions(
			{ type: 'n8n-nodes-wassly.wasslyTrigger' },
			'getDevices',
		);
		return [results, options].map((entries) => entries.map(({ name }) => name));
	};

	test.each([
		['connected', ' (connected)'],
		['Connected', ' (connected)'],
		['disconnected', ' (not connected)'],
		['not_connected', ' (not connected)'],
		['pending', ' (not connected: pending)'],
		['needs_qr_scan', ' (not connected: needs QR scan)'],
		['logged_out', ' (not connected: logged out)'],
		['', ' (not connected: status unknown)'],
		[null, ' (not connected: status unknown)'],
	])('a device with the status %p as its name and %p', async (status, mark) => {
		wassly.simulator.devices = [{ ...documentedDevice, status }];
		const label = `${documentedDevice.name}${mark}`;
		expect(await shown()).toEqual([[label], [label]]);
	});
});
