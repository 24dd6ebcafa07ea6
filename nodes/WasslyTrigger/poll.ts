import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	IPollFunctions,
} from 'n8n-workflow';
import { copyDevice, labelOf, type Device } from '../shared/device/device';
import { listDevices } from '../shared/device/listDevices';
import { sortDevices } from '../shared/device/sortDevices';
import { toEditorError, toNodeError } from '../shared/errors/toNodeError';
import { Transport } from '../shared/http/transport';
import { keyOf, type Change } from './compare/snapshot';
import { beginPoll } from './pollOrder';
import { nextState } from './pollState';
import { readSettings, type Settings } from './settings';
import { testEvent } from './testEvent';
import { readWatchKey } from './watchKey';

/** n8n polls once a minute at most. */
const MAX_POLL_SECONDS = 55;

/** @returns an item for each event @throws NodeApiError */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[]> {
	try {
		const settings = readSettings(context);
		const now = Date.now();
		return context.getMode() === 'manual'
			? await testItems(context, settings, now)
			: await newItems(context, settings, now);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** Fills the list of devices to watch, by name. @throws NodeApiError */
export async function getDevices(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const devices = sortDevices(await listDevices(new Transport(context)), 'name');
		return devices.map((device) => ({ name: labelOf(device), value: keyOf(device) }));
	} catch (error) {
		throw toEditorError(context.getNode(), error);
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
