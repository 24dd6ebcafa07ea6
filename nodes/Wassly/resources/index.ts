import type { INodeProperties } from 'n8n-workflow';
import { device } from './device';
import { message } from './message';
import type { Resource } from './operation';

/** Everything the node can do: a new resource is one import and one entry here. */
export const resources: Resource[] = [device, message];

const firstResource = device.option.value;

/** The node's fields, in the order in which the editor shows them. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ option }) => option),
		default: firstResource,
	},
	...resources.map(operationField),
	...resources.flatMap(({ option, operations }) =>
		operations.flatMap((operation) =>
			operation.fields.map((field) => shownFor(option.value, operation.option.value, field)),
		),
	),
];

function operationField({ option, operations }: Resource): INodeProperties {
	const firstOperation = operations[0]?.option.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((operation) => operation.option),
		default: firstOperation,
	};
}

function shownFor(resource: string, operation: string, field: INodeProperties): INodeProperties {
	const { show, ...rest } = field.displayOptions ?? {};
	return {
		...field,
		displayOptions: { ...rest, show: { ...show, resource: [resource], operation: [operation] } },
	};
}
