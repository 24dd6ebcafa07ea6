import { documentedStatuses, responseSchema, type Description } from '../contract/description';
import { isObject } from '../../nodes/shared/http/body';
import type { SafeName } from './fieldNames';
import { documentedFields, seenFields, type Fields } from './fields';
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
