import type { IPollFunctions } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../shared/api';
import { invalidId, missingValue } from '../shared/errors/parameterErrors';
import { readBoolean, readChoice, readNumber } from '../shared/parameters';
import {
	DEFAULT_INACTIVE_AFTER_MINUTES,
	DEFAULT_REMIND_AFTER_MINUTES,
	EVENTS,
	type DeviceEvent,
} from './fields';

export interface Settings {
	events: DeviceEvent[];
	/** The instance_id or id of each device to watch; empty for all. */
	deviceIds: string[];
	confirmations: number;
	emitCurrentState: boolean;
	/** Milliseconds. */
	inactiveAfter: number;
	/** Milliseconds; undefined without reminders. */
	remindAfter: number | undefined;
	/** Seconds. */
	timeout: number;
}

/** @throws WasslyError */
export function readSettings(context: IPollFunctions): Settings {
	const {
		confirmations = 1,
		emitCurrentState = false,
		inactiveAfter = DEFAULT_INACTIVE_AFTER_MINUTES,
		remindAfter = DEFAULT_REMIND_AFTER_MINUTES,
		timeout = DEFAULT_TIMEOUT_SECONDS,
	} = context.getNodeParameter('options', {}) as Record<string, unknown>;
	const events = readList('Events', context.getNodeParameter('events', [])).map((event) =>
		readChoice('Events', event, EVENTS),
	);
	if (events.length === 0) throw missingValue('Events');
	const reminder = readNumber('Remind After (Minutes)', remindAfter, 1) * 60_000;
	return {
		events,
		deviceIds: readList('Device Names or IDs', context.getNodeParameter('deviceIds', [])),
		remindAfter: events.includes('deviceStillDisconnected') ? reminder : undefined,
		confirmations: Math.floor(readNumber('Confirmations', confirmations, 1)),
		emitCurrentState: readBoolean('Emit Current State', emitCurrentState),
		inactiveAfter: readNumber('Inactive After (Minutes)', inactiveAfter, 1) * 60_000,
		timeout: readNumber('Timeout (Seconds)', timeout, 1),
	};
}

/**
 * Reads a list or a comma-separated string, either of which an expression may return.
 *
 * @throws WasslyError for an entry that is not an ID, and for a list of blanks only, which doesn't
 * mean all devices as an empty field does
 */
function readList(label: string, value: unknown): string[] {
	if (value === undefined || value === '') return [];
	const given: unknown[] = Array.isArray(value) ? value : [value];
	const entries = given.flatMap((entry) => {
		if (typeof entry !== 'string' && typeof entry !== 'number') throw invalidId(label, entry);
		return String(entry).split(',');
	});
	const ids = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
	if (given.length > 0 && ids.length === 0) throw missingValue(label);
	return ids;
}
