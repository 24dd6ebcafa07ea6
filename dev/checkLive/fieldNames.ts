/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import { DESCRIPTION_FILE, readDescription, type Schema } from '../contract/description';
import { isObject } from '../../nodes/shared/http/body';

/** What stands in a report for the name of a field that may be a value. */
const HIDDEN_NAME = '[name]';

/** @param isTopLevel whether the field is in an object whose fields are documented */
export type SafeName = (name: string, isTopLevel: boolean) => string;

/**
 * Hides names of fields that may tell something: PHP writes maps with IDs, numbers or names as keys.
 * Words of docs/openapi.yaml are public. Of the rest, only plain names that occur in no value are
 * shown, and only beside documented fields.
 *
 * @param secrets anything that must not show; objects stand for all that is in them
 */
export function safeNames(secrets: unknown[]): SafeName {
	const publicText = readFileSync(DESCRIPTION_FILE, 'utf8').toLowerCase();
	const publicNames = new Set(
		Object.values(readDescription().components.schemas).flatMap(propertiesIn),
	);
	const publicWords = new Set(publicText.match(/[a-z\d]+/g));
	const values = secrets.flatMap(valuesIn).map((value) => value.toLowerCase());
	const wholes = new Set(values.filter((value) => value.length >= 3 && !publicWords.has(value)));
	const words = new Set(values.flatMap((value) => value.match(/[\p{L}\d_]+/gu) ?? []));

	return (name, isTopLevel) => {
		const lower = name.toLowerCase();
		if (publicNames.has(name)) return name;
		const isPlain = /^[a-z][a-zA-Z_]{1,39}$/.test(name);
		const isValue = words.has(lower) || [...wholes].some((value) => lower.includes(value));
		return isTopLevel && isPlain && !isValue ? name : HIDDEN_NAME;
	};
}

function propertiesIn({ properties = {} }: Schema): string[] {
	return [...Object.keys(properties), ...Object.values(properties).flatMap(propertiesIn)];
}

function valuesIn(value: unknown): string[] {
	if (typeof value === 'string' || typeof value === 'number') return [String(value)];
	if (Array.isArray(value)) return value.flatMap(valuesIn);
	return isObject(value) ? Object.values(value).flatMap(valuesIn) : [];
}
