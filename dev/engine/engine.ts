import './environment';
import {
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	PackageDirectoryLoader,
	WorkflowExecute,
} from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypes,
	type IPinData,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type OnError,
} from 'n8n-workflow';
import { Credentials } from './credentials';
import { standIns } from './standIns';

const PACKAGE = 'n8n-nodes-wassly';

const CREDENTIAL_IDS: Record<string, string> = { wasslyApi: '1', wasslyLoginApi: '2' };

/** How one node is set up in the editor. */
export interface NodeSetup {
	parameters?: INodeParameters;
	/** Items that arrive at it; one empty item unless told otherwise. */
	input?: INodeExecutionData[];
	onError?: OnError;
	retryOnFail?: boolean;
	/** Another type than the Wassly node. */
	type?: string;
}

/**
 * n8n's own engine with the package in it: loaded as n8n loads it, with real workflows and real
 * requests.
 */
export class Engine {
	readonly credentials: Credentials;

	private constructor(readonly loader: PackageDirectoryLoader) {
		this.credentials = new Credentials((name) => loader.getCredential(name).type);
	}

	/** @param folder an unpacked package */
	static async load(folder: string): Promise<Engine> {
		const loader = new PackageDirectoryLoader(folder);
		await loader.loadAll();
		return new Engine(loader);
	}

	/**
	 * Stores the credential of a type, as saving its dialog does. The nodes of `runNode` use it, if
	 * their field Authentication says so.
	 */
	saveCredential(data: ICredentialDataDecryptedObject, type = 'wasslyApi'): void {
		this.credentials.stored.set(CREDENTIAL_IDS[type], data);
	}

	/** What is stored for a type now. */
	storedCredential(type: string): ICredentialDataDecryptedObject | undefined {
		return this.credentials.stored.get(CREDENTIAL_IDS[type]);
	}

	/** Runs a workflow from its first node. */
	async runWorkflow(data: Pick<IWorkflowBase, 'nodes' | 'connections'>, pinData?: IPinData) {
		const workflow = this.workflow(data);
		const execution = new WorkflowExecute(this.additionalData(data), 'manual');
		return (await execution.run({
			workflow,
			startNode: workflow.getNode(data.nodes[0].name) ?? undefined,
			pinData,
		})) as IRun;
	}

	/** Runs one node behind a trigger that delivers its input. */
	async runNode({ input = [{ json: {} }], ...setup }: NodeSetup): Promise<NodeRun> {
		const run = await this.runWorkflow(
			{
				nodes: [node('Start', 'n8n-nodes-base.manualTrigger'), this.nodeFor(setup)],
				connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
			},
			// n8n writes into the items that it is given.
			{ Start: structuredClone(input) },
		);
		return new NodeRun(run);
	}

	/** Fills a picker, as opening it in the editor does. */
	async search(
		method: string,
		filter?: string,
		parameters?: INodeParameters,
	): Promise<INodeListSearchResult> {
		const { context, methods } = this.inEditor(this.nodeFor({ parameters }));
		const search = methods?.listSearch?.[method];
		if (!search) throw new Error(`There is no list search ${method}`);
		return await search.call(context, filter);
	}

	/** Fills a list of options, as opening it in the editor does. */
	async loadOptions(
		setup: NodeSetup & { type: string },
		method: string,
	): Promise<INodePropertyOptions[]> {
		const { context, methods } = this.inEditor(this.nodeFor(setup));
		const load = methods?.loadOptions?.[method];
		if (!load) throw new Error(`There are no options ${method}`);
		return await load.call(context);
	}

	/** What the editor calls a node's methods with, while somebody sets it up. */
	private inEditor(node: INode) {
		const data = { nodes: [node], connections: {} };
		const additionalData = this.additionalData(data);
		const context = new LoadOptionsContext(this.workflow(data), node, additionalData, '');
		const { methods } = this.nodeTypes.getByNameAndVersion(node.type);
		return { context: context as never, methods };
	}

	get nodeTypes(): INodeTypes & { getByNameAndVersion(type: string): INodeType } {
		const find = (type: string) =>
			standIns[type] ?? (this.loader.getNode(type.slice(`${PACKAGE}.`.length)).type as INodeType);
		return {
			getByName: find,
			getByNameAndVersion: find,
			getKnownTypes: () => ({}),
		};
	}

	workflow(
		{ nodes, connections }: Pick<IWorkflowBase, 'nodes' | 'connections'>,
		nodeTypes: INodeTypes = this.nodeTypes,
		staticData?: IDataObject,
	): Workflow {
		return new Workflow({
			id: 'workflow',
			name: 'Workflow',
			nodes,
			connections,
			active: false,
			nodeTypes,
			staticData,
			settings: { executionOrder: 'v1' },
		});
	}

	/** What n8n gives to every execution: its own addresses, and the credentials. */
	additionalData(data: Pick<IWorkflowBase, 'nodes' | 'connections'>) {
		const address = 'http://127.0.0.1:5678';
		return {
			credentialsHelper: this.credentials,
			hooks: new ExecutionLifecycleHooks('manual', 'execution', {
				id: 'workflow',
				name: 'Workflow',
				active: false,
				createdAt: new Date(0),
				updatedAt: new Date(0),
				...data,
			} as IWorkflowBase),
			executionId: 'execution',
			currentNodeExecutionIndex: 0,
			variables: {},
			restApiUrl: address,
			instanceBaseUrl: address,
			formBaseUrl: address,
			formWaitingBaseUrl: address,
			formTestBaseUrl: address,
			webhookBaseUrl: address,
			webhookWaitingBaseUrl: address,
			webhookTestBaseUrl: address,
			mcpBaseUrl: address,
			mcpTestBaseUrl: address,
		} as unknown as IWorkflowExecuteAdditionalData;
	}

	nodeFor({ parameters = {}, onError, retryOnFail, type = `${PACKAGE}.wassly` }: NodeSetup): INode {
		return {
			...node('Node', type),
			parameters,
			onError,
			retryOnFail,
			credentials: Object.fromEntries(
				Object.entries(CREDENTIAL_IDS).map(([type, id]) => [type, { id, name: type }]),
			),
		};
	}
}

/** What came out of one node. */
export class NodeRun {
	constructor(readonly run: IRun) {}

	private get task() {
		return this.run.data.resultData.runData.Node?.[0];
	}

	/** The items of one of its outputs. */
	items(output = 0): INodeExecutionData[] {
		return this.task?.data?.main[output] ?? [];
	}

	/** What n8n shows, and stores, for a run that failed. */
	get error() {
		return this.task?.error as
			| (Error & {
					description?: string;
					httpCode?: string | null;
					context?: { itemIndex?: number };
			  })
			| undefined;
	}
}

function node(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}
