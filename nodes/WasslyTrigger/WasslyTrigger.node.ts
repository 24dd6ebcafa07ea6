import {
	NodeConnectionTypes,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { authenticationField, credentials } from '../shared/credential/authentication';
import { copyDevice, type Device } from '../shared/device/device';
import { listDevices } from '../shared/device/listDevices';
import { toNodeError } from '../shared/errors/toNodeError';
import { Transport } from '../shared/http/transport';
import { builderHint } from './builderHint';
import type { Change } from './compare/change';
import { fields } from './fields';
import { getDevices } from './loadOptions/getDevices';
import { beginPoll } from './pollOrder';
import { nextState, type PollState } from './pollState';
import { readSettings, type Settings } from './settings';
import { testEvent } from './testEvent';
import { upgradeState } from './upgrade';
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

/** A manual run remembers nothing. */
async function testItems(context: IPollFunctions, settings: Settings, now: number) {
	const event = testEvent(await pollDevices(context, settings), settings, now);
	return event ? [toItem(event, now, { isTest: true })] : [];
}

async function newItems(context: IPollFunctions, settings: Settings, now: number) {
	const stored = context.getWorkflowStaticData('node');
	const watchKey = await readWatchKey(context, settings.deviceIds);
	const poll = beginPoll(stored);
	const devices = await pollDevices(context, settings);
	if (!poll.finish()) return [];
	// Nothing is awaited from here on, so that of two overlapping polls only one reports a change.
	const known = upgradeState(stored, { ...settings, now });
	const { state, changes } = nextState(known, { watchKey, now, devices }, settings);
	store(state, stored);
	return changes.map((change) => toItem(change, now));
}

/** Replaces what n8n stores: version 1.0.0 had other fields. */
function store(state: PollState, stored: IDataObject): void {
	for (const name of Object.keys(stored)) if (!(name in state)) delete stored[name];
	Object.assign(stored, state);
}

/** Everything that a poll waits for, tries included, ends before n8n gives it up. */
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
