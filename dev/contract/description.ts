/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

export const DESCRIPTION_FILE = resolve(__dirname, '../../docs/openapi.yaml');

/** A JSON schema, as far as docs/openapi.yaml uses them. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	properties?: Record<string, Schema>;
	format?: string;
	items?: Schema;
	anyOf?: Schema[];
	required?: string[];
	additionalProperties?: boolean;
}

type Content = Record<string, { schema: Schema }>;

interface Operation {
	requestBody?: { content: Content };
	responses: Record<string, { content?: Content }>;
}

/** What docs/openapi.yaml describes. */
export interface Description {
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema> };
}

/** Reads docs/openapi.yaml. @returns a copy of its own for each caller */
export const readDescription = (): Description =>
	parse(readFileSync(DESCRIPTION_FILE, 'utf8')) as Description;

/** The schema that a reference leads to, or the schema itself. */
export function resolved(description: Description, schema: Schema): Schema {
	const name = /^#\/components\/schemas\/(\w+)$/.exec(schema.$ref ?? '')?.[1];
	return (name && description.components.schemas[name]) || schema;
}

/** All endpoints that docs/openapi.yaml describes. */
export const describedEndpoints = ({ paths }: Description): DescribedEndpoint[] =>
	Object.entries(paths).flatMap(([path, operations]) =>
		Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path })),
	);

/** The statuses that an endpoint documents. @throws for an endpoint that isn't described */
export const documentedStatuses = (description: Description, endpoint: DescribedEndpoint) =>
	Object.keys(operationOf(description, endpoint).responses)
		.filter((status) => /^\d+$/.test(status))
		.map(Number);

/** The schema of an endpoint's documented 200 response. @throws if there is none */
export function responseSchema(description: Description, endpoint: DescribedEndpoint): Schema {
	const { content } = operationOf(description, endpoint).responses['200'] ?? {};
	const schema = content?.['application/json']?.schema;
	if (!schema) throw new Error(`docs/openapi.yaml has no 200 response for ${endpoint.path}`);
	return resolved(description, schema);
}

export interface DescribedEndpoint {
	method: string;
	path: string;
}

function operationOf({ paths }: Description, { method, path }: DescribedEndpoint): Operation {
	const operation = paths[path]?.[method.toLowerCase()];
	if (!operation) throw new Error(`docs/openapi.yaml does not describe ${method} ${path}`);
	return operation;
}
