import { WAIT_INDEFINITELY, type IDataObject } from 'n8n-workflow';
import { readChoice, readDate, readNumber } from '../../../../shared/parameters';
import { missingValue } from '../../../../shared/errors/parameterErrors';
import { waitLimitPassed } from '../errors/waitErrors';

const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/**
 * Until when to wait for a response.
 *
 * @param limit the values of Limit Wait Time; undefined for no limit
 * @param zone of a date that names none
 * @throws WasslyError
 */
export function waitLimit(limit: IDataObject | undefined, zone: string, now = Date.now()): Date {
	if (!limit || Object.keys(limit).length === 0) return WAIT_INDEFINITELY;
	const until = Math.min(readLimit(limit, zone, now), WAIT_INDEFINITELY.getTime());
	if (until <= now) throw waitLimitPassed();
	return new Date(until);
}

/** In milliseconds since 1970. */
function readLimit(limit: IDataObject, zone: string, now: number): number {
	const { limitType, resumeAmount, resumeUnit } = limit;
	if (readChoice('Limit Type', limitType, LIMIT_TYPES) === 'atSpecifiedTime') {
		const time = readDate('Max Date and Time', limit.maxDateAndTime, zone);
		if (time === undefined) throw missingValue('Max Date and Time');
		return time;
	}
	const unit = UNIT_MS[readChoice('Unit', resumeUnit, ['minutes', 'hours', 'days'])];
	return now + readNumber('Amount', resumeAmount, 0) * unit;
}

const LIMIT_TYPES = ['afterTimeInterval', 'atSpecifiedTime'] as const;
