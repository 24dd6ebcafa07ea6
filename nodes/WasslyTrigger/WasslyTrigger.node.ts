import {
	NodeConnectionTypes,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { authenticationField, credentials } from '../shared/authentication';
import { copyDevice, hasId, isConnected } from '../shared/device';
import { listDevices } from '../shared/listDevices';
import { toNodeError } from '../shared/nodeError';
import type { Device } from '../shared/readDeviceList';
import { compareDevices, learn, type Change, type Memory } from './compareDevices';
import { fields } from './fields';
import { getDevices } from './loadDevices';
import { readSettings, readWatched, type Settings } from './settings';

const LONGEST_POLL_MS = 10 * 60_000;

/** What n8n keeps for the node between two polls. */
interface Kept {
	watched?: string;
	devices?: Memory;
	/** When the poll was begun that `devices` comes from, in milliseconds since 1970. */
	since?: number;
}

export class WasslyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wassly Trigger',
		name: 'wasslyTrigger',
		icon: { light: 'file:../../icons/wassly.svg', dark: 'file:../../icons/wassly.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Send WhatsApp messages through the WhatsApp Web devices of a Wassly account, and start a workflow when one of them drops',
		defaults: { name: 'Wassly Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authenticationField, ...fields],
	};

	methods = { loadOptions: { getDevices } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			const settings = readSettings(this);
			const watched = await readWatched(this, settings.deviceIds);
			const now = Date.now();
			const devices = await listDevices(this, settings.timeout);
			const isManual = this.getMode() === 'manual';
			const changes = isManual
				? currentState(devices)
				: takeIn(this.getWorkflowStaticData('node'), watched, devices, settings, now);
			const items = changes
				.filter(({ device }) => isWatched(device, settings.deviceIds))
				.map((change) => itemOf(change, now));
			return items.length > 0 ? [items] : null;
		} catch (thrown) {
			throw toNodeError(this.getNode(), thrown);
		}
	}
}

/**
 * Brings what is kept up to date. There is nothing to wait for in here, so that of two polls that
 * overlap only one reports a change.
 *
 * @returns the changes that the user wants to know of
 */
function takeIn(
	kept: Kept,
	watched: string,
	devices: Device[],
	settings: Settings,
	now: number,
): Change[] {
	// An answer that was overtaken by that to a later poll; a clock that was set back isn't one.
	const lead = (kept.since ?? 0) - now;
	if (kept.watched === watched && lead > 0 && lead < LONGEST_POLL_MS) return [];
	const rules = { ...settings, now };
	const isFirst = kept.watched === undefined;
	if (kept.watched !== watched || !kept.devices) {
		Object.assign(kept, { watched, devices: learn(devices, rules), since: now });
		return isFirst && settings.emitCurrentState ? currentState(devices) : [];
	}
	const { changes, memory } = compareDevices(kept.devices, devices, rules);
	Object.assign(kept, { devices: memory, since: now });
	return changes.filter(({ event }) => settings.events.includes(event));
}

const currentState = (devices: Device[]): Change[] =>
	devices.map((device) => ({
		event: isConnected(device) ? 'deviceConnected' : 'deviceDisconnected',
		device,
		previousStatus: null,
	}));

const isWatched = (device: Device, ids: string[]) =>
	ids.length === 0 || ids.some((id) => hasId(device, id));

const itemOf = ({ device, event, previousStatus }: Change, now: number): INodeExecutionData => ({
	json: {
		...copyDevice(device),
		event,
		previousStatus: previousStatus as IDataObject,
		detectedAt: new Date(now).toISOString(),
	},
});
