import { ExecutionLifecycleHooks } from 'n8n-core';
import type { IWorkflowBase, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { Credentials } from './credentials';

const ADDRESS = 'http://127.0.0.1:5678';

/**
 * What n8n gives to every execution: the credentials and its own addresses.
 *
 * @param webhookUrl what n8n's WEBHOOK_URL says
 */
export const additionalDataFor = (
	workflow: Pick<IWorkflowBase, 'nodes' | 'connections'>,
	credentialsHelper: Credentials,
	webhookUrl = ADDRESS,
) =>
	({
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', 'execution', {
			id: 'workflow',
			name: 'Workflow',
			active: false,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			...workflow,
		} as IWorkflowBase),
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: ADDRESS,
		instanceBaseUrl: ADDRESS,
		formBaseUrl: ADDRESS,
		formWaitingBaseUrl: ADDRESS,
		formTestBaseUrl: ADDRESS,
		webhookBaseUrl: ADDRESS,
		webhookWaitingBaseUrl: `${webhookUrl}/webhook-waiting`,
		webhookTestBaseUrl: ADDRESS,
		mcpBaseUrl: ADDRESS,
		mcpTestBaseUrl: ADDRESS,
	}) as unknown as IWorkflowExecuteAdditionalData;
