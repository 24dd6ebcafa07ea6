/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type ICredentialDataDecryptedObject,
	type INodeCredentialTestResult,
	type INodeType,
} from 'n8n-workflow';
import type { Engine } from '@dev/engine/engine';
import { first, present } from './items';
import { n8nNodes } from '@dev/engine/n8nNodes';

/**
 * Tests a credential as saving its dialog does. n8n-core has the routing engine that makes the
 * request; the rest follows n8n's credentials-tester.service.ts, line by line where it decides.
 */
export async function testCredential(
	engine: Engine,
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { test } = engine.loader.getCredential(type).type;
	if (!test) throw new Error(`${type} has no test`);
	// A node with one hidden field, whose routing is the test's request.
	const tested = {
		description: {
			...present(n8nNodes['n8n-nodes-base.manualTrigger']).description,
			credentials: [{ name: type, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: test.request },
					default: '',
				},
			],
		},
	} as INodeType;
	const node = { ...engine.nodeFor({ type: 'n8n-nodes-base.noOp' }), parameters: {} };
	const workflowData = { nodes: [node], connections: {} };
	const nodeType = () => tested;
	const nodeTypes = {
		getByName: nodeType,
		getByNameAndVersion: nodeType,
		getKnownTypes: () => ({}),
	};
	const additionalData = engine.additionalData(workflowData);
	additionalData.credentialsHelper = Object.assign(Object.create(engine.credentials), {
		getDecrypted: async () => data,
	});
	const context = new ExecuteContext(
		engine.workflow(workflowData, nodeTypes),
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);

	const rules = (test.rules ?? []) as Array<{
		type: string;
		properties: { key: string; value: unknown; message: string };
	}>;
	const failed = (message: string) => ({ status: 'Error' as const, message });
	let items;
	try {
		const stored = { id: '1', name: 'Wassly', type, data };
		items = await new RoutingNode(context, tested, stored).runNode();
	} catch (thrown) {
		const error = thrown as Error & {
			cause?: { code?: string; response?: { status: number; statusText: string } };
		};
		const response = error.cause?.response;
		if (response) {
			const rule = rules.find(
				({ type: kind, properties }) =>
					kind === 'responseCode' && properties.value === response.status,
			);
			return failed(rule?.properties.message ?? response.statusText);
		}
		return failed(error.cause?.code ?? error.message);
	}
	const response = first(first(items ?? undefined)).json;
	const rule = rules.find(
		({ type: kind, properties }) =>
			kind === 'responseSuccessBody' && response[properties.key] === properties.value,
	);
	return rule
		? failed(rule.properties.message)
		: { status: 'OK', message: 'Connection successful!' };
}
