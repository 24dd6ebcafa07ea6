import type { INodeProperties } from 'n8n-workflow';
import { unknownOperation } from '../../shared/errors/parameterErrors';
import { device } from './device';
import { message } from './message';
import type { Operation, Resource } from './operation';

/** Everything the node can do: a new resource is one import and one entry here. */
const resources: Resource[] = [device, message];

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

/** @throws WasslyError for an operation that only another version of the package has */
export function findOperation(resource: string, operation: string): Operation {
	const found = resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === operation);
	if (!found) throw unknownOperation(resource, operation);
	return found;
}

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
