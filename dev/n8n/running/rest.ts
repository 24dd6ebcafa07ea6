import axios, { type AxiosInstance } from 'axios';
import type { IWorkflowBase } from 'n8n-workflow';
import { until } from '../../until';
import { Executions, type Execution } from './executions';

type Workflow = Pick<IWorkflowBase, 'name' | 'description' | 'nodes' | 'connections' | 'settings'>;

export interface Owner {
	email: string;
	password: string;
}

/** n8n's REST API, as its editor uses it for a signed-in owner. */
export class Rest {
	readonly executions: Executions;

	private constructor(
		private readonly http: AxiosInstance,
		private readonly url: string,
	) {
		this.executions = new Executions(http);
	}

	/** Signs in, and creates the owner first if there is none yet. */
	static async signIn(url: string, owner: Owner): Promise<Rest> {
		return new Rest(await signIn(url, owner), url);
	}

	/** The node or credential types that the editor offers. */
	async types<T>(kind: 'nodes' | 'credentials'): Promise<T[]> {
		return (await this.http.get<T[]>(`/types/${kind}.json`, { baseURL: this.url })).data;
	}

	/** A file that n8n serves, such as an icon. @param path relative to n8n's address */
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

	/** Saves a credential, and replaces one of the same name. @returns its ID */
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

	async workflows(): Promise<Array<{ id: string; name: string; description?: string }>> {
		return (await this.http.get('/workflows')).data.data;
	}

	async workflow(id: string): Promise<Workflow> {
		return (await this.http.get(`/workflows/${id}`)).data.data;
	}

	async saveWorkflow(workflow: Workflow): Promise<{ id: string; versionId: string }> {
		const { name, description, nodes, connections, settings } = workflow;
		// n8n 1 needs `active`.
		const saved = { name, description, nodes, connections, settings, active: false };
		return (await this.http.post('/workflows', saved)).data.data;
	}

	/** Saves other nodes in a saved workflow; its published version stays as it is. */
	async changeWorkflow(id: string, { nodes, connections, settings }: Workflow): Promise<void> {
		const { versionId } = (await this.http.get(`/workflows/${id}`)).data.data;
		await this.http.patch(`/workflows/${id}`, { nodes, connections, settings, versionId });
	}

	/** Publishes a workflow and waits until its triggers are active. */
	async publish({ id, versionId }: { id: string; versionId: string }): Promise<void> {
		await this.http.post(`/workflows/${id}/activate`, { versionId, name: '', description: '' });
		await until(`workflow ${id} is published`, async () => {
			const { data } = await this.http.get(`/workflows/${id}/publication-status`, {
				// n8n 1 has no such address: there, the workflow is active when it responds.
				validateStatus: (code) => code < 400 || code === 404,
			});
			const { status = 'published' } = data.data ?? {};
			if (/fail|error/i.test(String(status))) throw new Error(JSON.stringify(data.data));
			return status === 'published';
		});
	}

	async unpublish(id: string): Promise<void> {
		await this.http.post(`/workflows/${id}/deactivate`, {});
	}

	/** The successful executions of a workflow, oldest first. */
	async successfulRuns(workflowId: string): Promise<Execution[]> {
		return await this.executions.of(workflowId, 'success');
	}

	/** Saves a workflow, runs it as the editor's button does and waits until it has ended. */
	async runWorkflow(workflow: Workflow): Promise<Execution> {
		return await this.executions.ended(await this.start(workflow));
	}

	/** Runs a saved workflow and waits until it has ended. */
	async runSaved(id: string): Promise<Execution> {
		return await this.executions.ended(await this.startSaved(id));
	}

	/** Starts a saved workflow as the editor's button does. @returns the execution's ID */
	async startSaved(id: string): Promise<string> {
		return await this.run(id, await this.workflow(id));
	}

	/** Saves a workflow and starts it as the editor's button does. @returns the execution's ID */
	async start(workflow: Workflow): Promise<string> {
		return await this.run((await this.saveWorkflow(workflow)).id, workflow);
	}

	private async run(id: string, { nodes: [first] }: Workflow): Promise<string> {
		if (!first) throw new Error(`Workflow ${id} has no nodes`);
		const { data } = await this.http.post(`/workflows/${id}/run`, {
			triggerToStartFrom: { name: first.name },
		});
		return data.data.executionId;
	}

	/** The entries that a picker of the Wassly node shows. */
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

/**
 * Signs in to n8n, and creates the owner first if there is none yet.
 *
 * @returns a client of n8n's REST API with the session's cookies
 */
async function signIn(url: string, { email, password }: Owner): Promise<AxiosInstance> {
	const http = axios.create({ baseURL: `${url}/rest`, headers: { 'push-ref': 'rest' } });
	const settings = await settingsOf(http);
	if (settings.userManagement.showSetupOnFirstLoad) {
		const owner = { email, password, firstName: 'Wassly', lastName: 'Owner' };
		await http.post('/owner/setup', owner);
	}
	const { headers } = await http.post('/login', { emailOrLdapLoginId: email, password });
	const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
	http.defaults.headers.common.cookie = cookies.join('; ');
	return http;
}

interface Settings {
	userManagement: { showSetupOnFirstLoad?: boolean };
}

/** n8n 1 says that it is ready before its REST API is. */
async function settingsOf(http: AxiosInstance): Promise<Settings> {
	let settings: Settings | undefined;
	await until('n8n has its REST API', async () => {
		const { status, data } = await http.get('/settings', { validateStatus: () => true });
		if (status === 200) settings = data.data as Settings;
		return settings !== undefined;
	});
	return settings as Settings;
}
