import type { IPollFunctions } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../shared/device/listDevices';
import { readBoolean, readNumber, readOptionalText, readTexts } from '../shared/parameters';
import type { DeviceEvent } from './events';
import { DEFAULT_INACTIVE_AFTER_MINUTES } from './fields';

export interface Settings {
	events: DeviceEvent[];
	/** The instance_id or id of each device to watch; empty for all. */
	deviceIds: string[];
	confirmations: number;
	emitCurrentState: boolean;
	/** Milliseconds. */
	inactiveAfter: number;
	/** Seconds. */
	timeout: number;
}

/** @throws WasslyError */
export function readSettings(context: IPollFunctions): Settings {
	const {
		confirmations = 1,
		emitCurrentState = false,
		inactiveAfter = DEFAULT_INACTIVE_AFTER_MINUTES,
		timeout = DEFAULT_TIMEOUT_SECONDS,
	} = context.getNodeParameter('options', {}) as Record<string, unknown>;
	return {
		// A name that isn't an event matches none.
		events: readList('Events', context.getNodeParameter('events', [])) as DeviceEvent[],
		deviceIds: readList('Device Names or IDs', context.getNodeParameter('deviceIds', [])),
		confirmations: Math.floor(readNumber('Confirmations', confirmations, 1)),
		emitCurrentState: readBoolean('Emit Current State', emitCurrentState),
		inactiveAfter: readNumber('Inactive After (Minutes)', inactiveAfter, 1) * 60_000,
		timeout: readNumber('Timeout (Seconds)', timeout, 1),
	};
}

/** An expression may return a list, or a text with commas. */
const readList = (label: string, value: unknown): string[] =>
	readTexts(label, Array.isArray(value) ? value : readOptionalText(label, value).split(','));
