import { resolved, type Description, type Schema } from '../contract/description';
import { isObject } from '../../nodes/shared/http/body';
import type { SafeName } from './fieldNames';

/** Types by the path of a field, such as `devices[].id`. */
export type Fields = Map<string, Set<string>>;

/** The fields that a schema documents. */
export function documentedFields(description: Description, schema: Schema): Fields {
	const fields: Fields = new Map();
	const walk = (unresolved: Schema, path: string) => {
		const { type = [], format, properties = {}, items } = resolved(description, unresolved);
		const suffix = format === 'date-time' ? ' (date-time)' : '';
		if (path) add(fields, path, ...[type].flat().map((name) => name + suffix));
		if (items) walk(items, `${path}[]`);
		for (const [name, property] of Object.entries(properties)) walk(property, join(path, name));
	};
	walk(schema, '');
	return fields;
}

/**
 * The fields of a response.
 *
 * @param schema says where an object with numeric keys is one of PHP's lists
 */
export function seenFields(
	description: Description,
	schema: Schema,
	body: unknown,
	safeName: SafeName,
): Fields {
	const fields: Fields = new Map();
	const walk = (value: unknown, path: string, unresolved: Schema | undefined) => {
		const known = unresolved && resolved(description, unresolved);
		const list = listIn(value, known);
		if (path) add(fields, path, list && isObject(value) ? PHP_LIST : typeOf(value, known));
		if (list) return list.forEach((entry) => walk(entry, `${path}[]`, known?.items));
		if (!isObject(value)) return;
		for (const [name, entry] of Object.entries(value)) {
			const own = known?.properties;
			const property = own && Object.hasOwn(own, name) ? own[name] : undefined;
			walk(entry, join(path, property ? name : safeName(name, own !== undefined)), property);
		}
	};
	walk(body, '', schema);
	return fields;
}

const PHP_LIST = 'object with numeric keys';

function listIn(value: unknown, known?: Schema): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	const isList =
		known?.items && isObject(value) && Object.keys(value).every((key) => /^\d+$/.test(key));
	return isList ? Object.values(value) : undefined;
}

function typeOf(value: unknown, known?: Schema): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	if (typeof value !== 'string' || known?.format !== 'date-time') return typeof value;
	return RFC_3339.test(value) ? 'string (date-time)' : 'string (another format)';
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

const join = (path: string, name: string) => (path ? `${path}.${name}` : name);

function add(fields: Fields, path: string, ...types: string[]): void {
	const known = fields.get(path) ?? new Set();
	types.forEach((type) => known.add(type));
	fields.set(path, known);
}
