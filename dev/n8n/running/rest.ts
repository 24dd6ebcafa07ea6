import axios, { type AxiosInstance } from 'axios';
import type { IRunExecutionData, IWorkflowBase } from 'n8n-workflow';
import { until } from '../../until';

export interface Owner {
	email: string;
	password: string;
}

export interface Execution {
	id: string;
	status: string;
	data: IRunExecutionData;
}

type Workflow = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections' | 'settings'>;

/** What n8n's editor asks of its server, as a signed-in owner. */
export class Rest {
	private constructor(
		private readonly http: AxiosInstance,
		private readonly url: string,
	) {}

	/** Signs in, and makes the owner first if n8n has none yet. */
	static async signIn(url: string, { email, password }: Owner): Promise<Rest> {
		const http = axios.create({ baseURL: `${url}/rest`, headers: { 'push-ref': 'rest' } });
		const { data: settings } = await http.get('/settings');
		if (settings.data.userManagement.showSetupOnFirstLoad) {
			const owner = { email, password, firstName: 'Wassly', lastName: 'Owner' };
			await http.post('/owner/setup', owner);
		}
		const { headers } = await http.post('/login', { emailOrLdapLoginId: email, password });
		const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
		http.defaults.headers.common.cookie = cookies.join('; ');
		return new Rest(http, url);
	}

	/** The node or credential types that the editor offers. */
	async types<T>(kind: 'nodes' | 'credentials'): Promise<T[]> {
		return (await this.http.get<T[]>(`/types/${kind}.json`, { baseURL: this.url })).data;
	}

	/** A file below n8n's address, such as an icon. */
	async file(path: string): Promise<{ contentType: string; text: string }> {
		const { data, headers } = await this.http.get<string>(`/${path}`, {
			baseURL: this.url,
			responseType: 'text',
		});
		return { contentType: String(headers['content-type']), text: data };
	}

	async testCredential(
		type: string,
		data: object,
		id = '',
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const credentials = { id, name: 'Wassly account', type, data };
		return (await this.http.post('/credentials/test', { credentials })).data.data;
	}

	/** Saves a credential under its name, in place of one that has the name already. */
	async saveCredential(credential: { name: string; type: string; data: object }): Promise<string> {
		const { data: known } = await this.http.get<{ data: Array<{ id: string; name: string }> }>(
			'/credentials',
		);
		const same = known.data.find(({ name }) => name === credential.name);
		const { data: saved } = same
			? await this.http.patch(`/credentials/${same.id}`, credential)
			: await this.http.post('/credentials', credential);
		return saved.data.id;
	}

	async workflows(): Promise<Array<{ id: string; name: string }>> {
		return (await this.http.get('/workflows')).data.data;
	}

	async workflow(id: string): Promise<Workflow> {
		return (await this.http.get(`/workflows/${id}`)).data.data;
	}

	async saveWorkflow(workflow: Workflow): Promise<{ id: string; versionId: string }> {
		const { name, nodes, connections, settings } = workflow;
		const saved = { name, nodes, connections, settings };
		return (await this.http.post('/workflows', saved)).data.data;
	}

	/** Publishes a workflow, and waits until its triggers listen. */
	async publish({ id, versionId }: { id: string; versionId: string }): Promise<void> {
		await this.http.post(`/workflows/${id}/activate`, { versionId, name: '', description: '' });
		await until(`the workflow ${id} is published`, async () => {
			const { data } = await this.http.get(`/workflows/${id}/publication-status`);
			const { status } = data.data;
			if (/fail|error/i.test(String(status))) throw new Error(JSON.stringify(data.data));
			return status === 'published';
		});
	}

	async unpublish(id: string): Promise<void> {
		await this.http.post(`/workflows/${id}/deactivate`, {});
	}

	/** The executions of a workflow that have succeeded, the oldest first. */
	async successfulRuns(workflowId: string): Promise<Execution[]> {
		const filter = JSON.stringify({ workflowId, status: ['success'] });
		const { data } = await this.http.get('/executions', { params: { filter, limit: 100 } });
		const ids = (data.data.results as Array<{ id: string }>).map(({ id }) => id);
		return await Promise.all(ids.reverse().map(async (id) => await this.ended(id)));
	}

	/** Runs a workflow as the editor's button does, and waits until it has ended. */
	async runWorkflow(workflow: Workflow): Promise<Execution> {
		return await this.run((await this.saveWorkflow(workflow)).id, workflow);
	}

	/** The same for one that is saved already. */
	async runSaved(id: string): Promise<Execution> {
		return await this.run(id, await this.workflow(id));
	}

	private async run(id: string, { nodes }: Workflow): Promise<Execution> {
		const { data } = await this.http.post(`/workflows/${id}/run`, {
			triggerToStartFrom: { name: nodes[0].name },
		});
		return await this.ended(data.data.executionId);
	}

	/** An execution as it was stored, once it has ended. */
	async ended(id: string): Promise<Execution> {
		let execution = { status: '', data: '' };
		await until(`the execution ${id} has ended`, async () => {
			execution = (await this.http.get(`/executions/${id}`)).data.data;
			return !['new', 'running', 'waiting'].includes(execution.status);
		});
		const { parse } = await import('flatted');
		return { id, status: execution.status, data: parse(execution.data) as IRunExecutionData };
	}

	/** What a picker of the node shows. */
	async search(method: string, parameter: string, credentialId: string): Promise<unknown> {
		const { data } = await this.http.post('/dynamic-node-parameters/resource-locator-results', {
			path: `parameters.${parameter}`,
			methodName: method,
			currentNodeParameters: { authentication: 'token' },
			nodeTypeAndVersion: { name: 'n8n-nodes-wassly.wassly', version: 1 },
			credentials: { wasslyApi: { id: credentialId, name: 'Wassly account' } },
		});
		return data.data;
	}
}
