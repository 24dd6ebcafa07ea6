/** Reads single parameters, whose values may come from an expression or a model. */
import {
	invalidBoolean,
	invalidChoice,
	invalidDate,
	invalidNumber,
	missingValue,
	notAText,
} from './errors/parameterErrors';
import { readTime } from './readTime';

/** @returns a number of at least `min` @throws WasslyError */
export function readNumber(label: string, value: unknown, min: number): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !(number >= min) || !Number.isFinite(number)) {
		throw invalidNumber(label, value, min);
	}
	return number;
}

/** Also accepts the strings "true" and "false", which models send. @throws WasslyError */
export function readBoolean(label: string, value: unknown): boolean {
	const flag = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (flag === true || flag === 'true') return true;
	if (flag === false || flag === 'false') return false;
	throw invalidBoolean(label, value);
}

/** @returns milliseconds since 1970, or undefined for an empty field @throws WasslyError */
export function readDate(label: string, value: unknown, zone: string): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const time = readTime(value, zone);
	if (time === undefined) throw invalidDate(label, value);
	return time;
}

/** @throws WasslyError if the value is not one of the choices */
export function readChoice<const T extends string>(
	label: string,
	value: unknown,
	choices: readonly T[],
): T {
	const choice = choices.find((one) => one === value);
	if (choice === undefined) throw invalidChoice(label, value, choices);
	return choice;
}

/** @returns a non-empty string, trimmed @throws WasslyError */
export function readText(label: string, value: unknown): string {
	const text = readOptionalText(label, value).trim();
	if (text === '') throw missingValue(label);
	return text;
}

/**
 * @returns '' for a field with nothing visible in it
 * @throws WasslyError for an object, rather than "[object Object]"
 */
export function readOptionalText(label: string, value: unknown): string {
	if (typeof value === 'object' && value !== null) throw notAText(label);
	const text = String(value ?? '');
	return isVisible(text) ? text : '';
}

/** Some characters show nothing although Unicode doesn't call them ignorable, such as Braille's blank. */
export const isVisible = (text: string): boolean =>
	/[^\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{1d159}]/u.test(text);

/** @returns the strings of a list, or a single one; none for an empty field @throws WasslyError */
export const readTexts = (label: string, value: unknown): string[] =>
	(Array.isArray(value) ? value : [value])
		.map((entry) => readOptionalText(label, entry).trim())
		.filter((text) => text !== '');
