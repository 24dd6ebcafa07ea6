/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Poller } from '@dev/engine/poller';
import { demoDevices } from '@dev/simulator/devices';
import type { DeviceEvent } from '@nodes/WasslyTrigger/fields';
import { setUpWassly } from '@test/support/setUpWassly';

export const ALL_EVENTS: DeviceEvent[] = [
	'deviceAdded',
	'deviceConnected',
	'deviceDisconnected',
	'deviceInactive',
	'deviceRemoved',
	'deviceStillDisconnected',
	'statusChanged',
];

/** Sets up Wassly with the demo devices, and triggers that are polled when a test says so. */
export function setUpTrigger() {
	const wassly = setUpWassly();

	beforeEach(() => {
		wassly.simulator.devices = demoDevices;
	});

	// Some tests set the clock.
	afterEach(() => jest.restoreAllMocks());

	const newPoller = (parameters: INodeParameters = {}) => new Poller(wassly.engine, parameters);

	/** A trigger that has taken its baseline. */
	const watch = async (parameters: INodeParameters = {}) => {
		const poller = newPoller(parameters);
		await poller.poll();
		return poller;
	};

	/** Sets the statuses of the demo devices, by position. */
	const setStatuses = (...statuses: string[]) => {
		wassly.simulator.devices = demoDevices.map((device, index) => ({
			...device,
			status: statuses[index] ?? device.status,
		}));
	};

	return { wassly, newPoller, watch, setStatuses };
}

/** Polls once. @returns device and event of each item */
export const pollEvents = async (poller: Poller) =>
	(await poller.poll()).map(({ event, id }) => `${String(id)} ${String(event)}`);

/** What n8n would store between two polls. */
export const storedState = (poller: Poller) => JSON.parse(poller.kept) as IDataObject;
