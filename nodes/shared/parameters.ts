/** Reads single values of the node's fields, which an expression or a model may have filled in. */
import { badChoice, badDate, badNumber, missingValue } from './refusals/fields';
import { readTime } from './readTime';

/** @returns a number from `atLeast` up @throws Refusal */
export function readNumber(label: string, value: unknown, atLeast: number): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !(number >= atLeast) || !Number.isFinite(number)) {
		throw badNumber(label, value, atLeast);
	}
	return number;
}

/** @returns milliseconds since 1970, or undefined for an empty field @throws Refusal */
export function readDate(label: string, value: unknown, zone: string): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const time = readTime(value, zone);
	if (time === undefined) throw badDate(label, value);
	return time;
}

/** @throws Refusal if it is none of the choices */
export function readChoice<const T extends string>(
	label: string,
	value: unknown,
	choices: readonly T[],
): T {
	if (!choices.includes(value as T)) throw badChoice(label, value, [...choices]);
	return value as T;
}

/** @returns a text that isn't empty, without surrounding space @throws Refusal */
export function readText(label: string, value: unknown): string {
	const text = String(value ?? '').trim();
	if (text === '') throw missingValue(label);
	return text;
}
