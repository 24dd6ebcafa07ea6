/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import {
	describedEndpoints,
	readDescription,
	resolved,
	responseSchema,
	type Description,
	type Schema,
} from '@dev/contract/description';

/**
 * The description, closed: a request has no field that isn't documented, and a 200 response has
 * exactly the documented fields. docs/openapi.yaml itself is open, since a service may add fields.
 */
export function strictDescription(): Description {
	const description = readDescription();
	for (const endpoint of describedEndpoints(description)) {
		close(description, responseSchema(description, endpoint));
	}
	for (const operations of Object.values(description.paths)) {
		for (const { requestBody } of Object.values(operations)) {
			for (const content of Object.values(requestBody?.content ?? {})) {
				const schema = resolved(description, content.schema);
				schema.additionalProperties = false;
				// Prism drops each field of a form that the schema's own properties don't name.
				content.schema = { anyOf: [schema] };
			}
		}
	}
	return description;
}

function close(description: Description, schema: Schema): void {
	const { properties, items } = resolved(description, schema);
	if (items) close(description, items);
	if (!properties) return;
	const closed = resolved(description, schema);
	closed.required = Object.keys(properties);
	closed.additionalProperties = false;
	Object.values(properties).forEach((property) => close(description, property));
}
