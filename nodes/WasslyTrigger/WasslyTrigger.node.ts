import {
	NodeConnectionTypes,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { authenticationField, credentials } from '../shared/credential/authentication';
import { copyDevice, labelOf, type Device } from '../shared/device/device';
import { listDevices } from '../shared/device/listDevices';
import { sortDevices } from '../shared/device/sortDevices';
import { toEditorError, toNodeError } from '../shared/errors/toNodeError';
import { Transport } from '../shared/http/transport';
import { builderHint } from './builderHint';
import { keyOf, type Change } from './compare/snapshot';
import { fields } from './fields';
import { beginPoll } from './pollOrder';
import { nextState } from './pollState';
import { readSettings, type Settings } from './settings';
import { testEvent } from './testEvent';
import { readWatchKey } from './watchKey';

/** n8n polls once a minute at most. */
const MAX_POLL_SECONDS = 55;

export class WasslyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wassly Trigger',
		name: 'wasslyTrigger',
		icon: { light: 'file:../../icons/wassly.svg', dark: 'file:../../icons/wassly.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [].concat($parameter["events"]).map((event) => event.replace(/([A-Z])/g, " $1").replace(/^./, (letter) => letter.toUpperCase())).join(", ") }}',
		// n8n's nodes panel shows both nodes as one entry, with this text.
		description:
			'Send WhatsApp messages through the WhatsApp Web devices of a Wassly account, and start a workflow when one of them disconnects',
		defaults: { name: 'Wassly Trigger' },
		polling: true,
		builderHint,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authenticationField, ...fields],
	};

	methods = { loadOptions: { getDevices } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			const settings = readSettings(this);
			const now = Date.now();
			const items =
				this.getMode() === 'manual'
					? await testItems(this, settings, now)
					: await newItems(this, settings, now);
			return items.length > 0 ? [items] : null;
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	}
}

/** Fills the list of devices to watch, by name. @throws NodeApiError */
async function getDevices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const devices = sortDevices(await listDevices(new Transport(this)), 'name');
		return devices.map((device) => ({ name: labelOf(device), value: keyOf(device) }));
	} catch (error) {
		throw toEditorError(this.getNode(), error);
	}
}

/** A manual run stores nothing. */
async function testItems(context: IPollFunctions, settings: Settings, now: number) {
	const event = testEvent(await pollDevices(context, settings), settings, now);
	return event ? [toItem(event, now, { isTest: true })] : [];
}

async function newItems(context: IPollFunctions, settings: Settings, now: number) {
	const stored = context.getWorkflowStaticData('node');
	const watchKey = await readWatchKey(context, settings.deviceIds);
	const isLatest = beginPoll(stored);
	const devices = await pollDevices(context, settings);
	if (!isLatest()) return [];
	// Nothing is awaited from here on, so that only one of two overlapping polls reports a change.
	const { state, changes } = nextState(stored, { watchKey, now, devices }, settings);
	Object.assign(stored, state);
	return changes.map((change) => toItem(change, now));
}

/** Everything that a poll waits for, retries included, ends before n8n gives up on the poll. */
async function pollDevices(context: IPollFunctions, { timeout }: Settings): Promise<Device[]> {
	const { getPollBudgetMs } = context as { getPollBudgetMs?: () => number };
	const budget = getPollBudgetMs ? getPollBudgetMs() / 1000 : Infinity;
	const total = Math.min(budget, Math.max(timeout, MAX_POLL_SECONDS));
	return await listDevices(new Transport(context, total), timeout);
}

const toItem = (
	{ device, event, previousStatus, disconnectedSince }: Change,
	now: number,
	more: IDataObject = {},
): INodeExecutionData => ({
	json: {
		...copyDevice(device),
		event,
		previousStatus,
		disconnectedSince:
			disconnectedSince === undefined ? null : new Date(disconnectedSince).toISOString(),
		detectedAt: new Date(now).toISOString(),
		...more,
	},
});
