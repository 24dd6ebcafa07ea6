import './environment';
import './processedData';
import { PackageDirectoryLoader, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeTypes,
	type IPinData,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { Credentials } from './credentials';
import { loadOptions, searchList, type EditedNode } from './editorMethods';
import { NodeRun } from './nodeRun';
import { CREDENTIAL_IDS, newNode, nodeFor, type CredentialName, type NodeSetup } from './nodes';
import { nodeTypesOf } from './nodeTypes';

/** n8n's own engine: it loads the package as n8n does, and runs real workflows and requests. */
export class Engine {
	readonly credentials: Credentials;

	/** What n8n's environment variable WEBHOOK_URL says, without a slash at its end. */
	webhookUrl?: string;

	/** Empty for a workflow that was never saved. */
	workflowId = 'workflow';

	/** Of the workflow, as its Settings dialog has them. */
	settings: IWorkflowSettings = {};

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
	 * Stores the credential of a type, as saving its dialog does. The nodes of `runNode` use it if
	 * their Authentication field selects it.
	 */
	saveCredential(data: ICredentialDataDecryptedObject, type: CredentialName = 'wasslyApi'): void {
		this.credentials.stored.set(CREDENTIAL_IDS[type], data);
	}

	/** The stored credential of a type. */
	storedCredential(type: CredentialName): ICredentialDataDecryptedObject | undefined {
		return this.credentials.stored.get(CREDENTIAL_IDS[type]);
	}

	/** Runs a workflow from its first node. */
	async runWorkflow(data: Pick<IWorkflowBase, 'nodes' | 'connections'>, pinData?: IPinData) {
		return (await this.startWorkflow(data, pinData)) as IRun;
	}

	/** Runs a node after a trigger that outputs its input items. */
	async runNode(setup: NodeSetup): Promise<NodeRun> {
		return await this.startNode(setup).run;
	}

	/** The same, without waiting. `cancel` does what a person does who stops the execution. */
	startNode({ input = [{ json: {} }], ...setup }: NodeSetup) {
		const execution = this.startWorkflow(
			{
				nodes: [newNode('Start', 'n8n-nodes-base.manualTrigger'), this.nodeFor(setup)],
				connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
			},
			// n8n changes the items that it is given.
			{ Start: structuredClone(input) },
		);
		return {
			run: execution.then((run) => new NodeRun(run as IRun)),
			cancel: () => execution.cancel(),
		};
	}

	private startWorkflow(data: Pick<IWorkflowBase, 'nodes' | 'connections'>, pinData?: IPinData) {
		const workflow = this.workflow(data);
		const execution = new WorkflowExecute(this.additionalData(data), 'manual');
		const [first] = data.nodes;
		const startNode = (first && workflow.getNode(first.name)) ?? undefined;
		return execution.run({ workflow, startNode, pinData });
	}

	/** The entries that the editor shows in a picker. */
	async search(
		method: string,
		filter?: string,
		parameters?: INodeParameters,
	): Promise<INodeListSearchResult> {
		return await searchList(this.edited({ parameters }), method, filter);
	}

	/** The options that the editor shows in a dropdown. */
	async loadOptions(
		setup: NodeSetup & { type: string },
		method: string,
	): Promise<INodePropertyOptions[]> {
		return await loadOptions(this.edited(setup), method);
	}

	private edited(setup: NodeSetup): EditedNode {
		const node = this.nodeFor(setup);
		const data = { nodes: [node], connections: {} };
		return {
			node,
			type: this.nodeTypes.getByNameAndVersion(node.type),
			workflow: this.workflow(data),
			additionalData: this.additionalData(data),
		};
	}

	get nodeTypes() {
		return nodeTypesOf(this.loader);
	}

	workflow(
		{ nodes, connections }: Pick<IWorkflowBase, 'nodes' | 'connections'>,
		nodeTypes: INodeTypes = this.nodeTypes,
		staticData?: IDataObject,
	): Workflow {
		return new Workflow({
			id: this.workflowId,
			name: 'Workflow',
			nodes,
			connections,
			active: false,
			nodeTypes,
			staticData,
			settings: { executionOrder: 'v1', ...this.settings },
		});
	}

	additionalData(
		data: Pick<IWorkflowBase, 'nodes' | 'connections'>,
	): IWorkflowExecuteAdditionalData {
		return additionalDataFor(data, this.credentials, this.webhookUrl);
	}

	nodeFor(setup: NodeSetup): INode {
		return nodeFor(setup);
	}
}
