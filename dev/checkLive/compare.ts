import {
	documentedStatuses,
	resolved,
	responseSchema,
	type Description,
	type Schema,
} from '../contract/description';
import { isObject } from '../../nodes/shared/http/body';
import type { SafeName } from './fieldNames';
import type { Visit } from './visit';

/** How a response differs from what is documented, one line for each field. */
export interface Comparison {
	same: string[];
	notSeen: string[];
	/** Fields, types and statuses that aren't documented. */
	notDocumented: string[];
}

/** Compares one response with docs/openapi.yaml. */
export function compare(description: Description, visit: Visit, safeName: SafeName): Comparison {
	const { endpoint, response, name } = visit;
	const { status, body } = response;
	const isRefusal = name.startsWith('wrong');
	const { schemas } = description.components;
	const schema =
		status === 200 && !isRefusal ? responseSchema(description, endpoint) : schemas.Refusal;
	const documented = documentedFields(description, schema ?? {});
	const seen = seenFields(description, schema ?? {}, body, safeName);
	const fields = compareFields(documented, seen);
	// What a refusal looks like is an assumption, so that nothing of it can differ.
	if (isRefusal) {
		const accepted = isAccepted(visit) ? [`accepted, with status ${status}`] : [];
		const shape = [...seen].map(([path, types]) => show(path, types));
		return { same: shape, notSeen: [], notDocumented: accepted };
	}
	if (!documentedStatuses(description, endpoint).includes(status)) {
		fields.notDocumented.unshift(`status ${status}`);
	}
	return fields;
}

const isAccepted = ({ response: { status, body } }: Visit) =>
	status >= 200 && status <= 299 && isObject(body) && body.success !== false;

function compareFields(documented: Fields, seen: Fields): Comparison {
	const comparison: Comparison = { same: [], notSeen: [], notDocumented: [] };
	for (const [path, types] of documented) {
		const found = seen.get(path);
		const isEmptyList = !found && isInEmptyList(path, seen);
		if (!found && !isEmptyList) comparison.notSeen.push(show(path, types));
		if (!found) continue;
		const others = [...found].filter((type) => !isAllowed(type, types));
		if (others.length === 0) comparison.same.push(show(path, found));
		else comparison.notDocumented.push(`${show(path, found)}, documented as ${list(types)}`);
	}
	for (const [path, types] of seen) {
		if (!documented.has(path)) comparison.notDocumented.push(show(path, types));
	}
	return comparison;
}

/** Whether a field belongs to the entries of a list that has none. */
function isInEmptyList(path: string, seen: Fields): boolean {
	const entry = /^(.*\[\])/.exec(path)?.[1];
	return entry !== undefined && !seen.has(entry) && seen.has(entry.slice(0, -2));
}

const isAllowed = (type: string, types: Set<string>) =>
	types.has(type) || (type === 'integer' && types.has('number'));

const list = (types: Set<string>) => [...types].join(' or ');

const show = (path: string, types: Set<string>) => `\`${path}\` (${list(types)})`;

/** Types by the path of a field, such as `devices[].id`. */
type Fields = Map<string, Set<string>>;

/** The fields that a schema documents. */
function documentedFields(description: Description, schema: Schema): Fields {
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
function seenFields(
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
