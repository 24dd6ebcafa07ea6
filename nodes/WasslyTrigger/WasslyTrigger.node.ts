import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { authenticationField, credentials } from '../shared/credential/authentication';
import { copyDevice, hasId, type Device } from '../shared/device/device';
import { listDevices } from '../shared/device/listDevices';
import { toNodeError } from '../shared/errors/toNodeError';
import { Transport } from '../shared/http/transport';
import type { Change } from './compareDevices';
import { fields } from './fields';
import { getDevices } from './loadOptions/getDevices';
import { currentState, nextState, type PollState } from './pollState';
import { readSettings, type Settings } from './settings';
import { readWatchKey } from './watchKey';

export class WasslyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wassly Trigger',
		name: 'wasslyTrigger',
		icon: { light: 'file:../../icons/wassly.svg', dark: 'file:../../icons/wassly.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Send WhatsApp messages through the WhatsApp Web devices of a Wassly account, and start a workflow when one of them disconnects',
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
			const watchKey = await readWatchKey(this, settings.deviceIds);
			const now = Date.now();
			const devices = await listDevices(new Transport(this), settings.timeout);
			const changes =
				this.getMode() === 'manual'
					? currentState(devices)
					: updateState(this.getWorkflowStaticData('node'), watchKey, devices, settings, now);
			const items = changes
				.filter(({ device }) => isWatched(device, settings.deviceIds))
				.map((change) => toItem(change, now));
			return items.length > 0 ? [items] : null;
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	}
}

/** Nothing is awaited here, so that of two overlapping polls only one reports a change. */
function updateState(
	stored: PollState,
	watchKey: string,
	devices: Device[],
	settings: Settings,
	now: number,
): Change[] {
	const { state, changes } = nextState(stored, watchKey, devices, settings, now);
	Object.assign(stored, state);
	return changes;
}

const isWatched = (device: Device, ids: string[]) =>
	ids.length === 0 || ids.some((id) => hasId(device, id));

const toItem = ({ device, event, previousStatus }: Change, now: number): INodeExecutionData => ({
	json: {
		...copyDevice(device),
		event,
		previousStatus,
		detectedAt: new Date(now).toISOString(),
	},
});
