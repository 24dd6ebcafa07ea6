/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type INode,
	type IRun,
	type IRunExecutionData,
} from 'n8n-workflow';
import type { Engine } from '@dev/engine/engine';
import { NodeRun } from '@dev/engine/nodeRun';
import { newNode, type NodeSetup } from '@dev/engine/nodes';

interface Setup extends NodeSetup, Pick<INode, 'maxTries' | 'waitBetweenTries'> {
	/** How often the node runs in the execution, with the same items. */
	rounds?: number;
}

/** An execution that can be canceled, and retried after it has failed. */
export class Execution {
	private constructor(
		private readonly engine: Engine,
		private readonly setup: Setup,
		private readonly data: IRunExecutionData,
		private readonly running: ReturnType<WorkflowExecute['run']>,
	) {}

	/** Runs a node after a trigger that outputs its input items. */
	static start(engine: Engine, setup: Setup): Execution {
		return Execution.startWith(engine, setup, createRunExecutionData(), 'execution');
	}

	/** After a crash, which leaves nothing but the execution's token, in another process of n8n. */
	retryAfterCrash(engine: Engine, changes: Partial<Setup> = {}): Execution {
		const data = createRunExecutionData({ resumeToken: this.data.resumeToken });
		return Execution.startWith(engine, { ...this.setup, ...changes }, data, 'retry');
	}

	private static startWith(
		engine: Engine,
		setup: Setup,
		data: IRunExecutionData,
		executionId: string,
	): Execution {
		const { input = [{ json: {} }] } = setup;
		const { execute, workflow } = prepare(engine, setup, executionId, data);
		const startNode = workflow.getNode('Start') ?? undefined;
		const pinData = { Start: structuredClone(input) };
		const running = execute.run({ workflow, startNode, pinData });
		return new Execution(engine, setup, data, running);
	}

	/**
	 * As a person does it under Executions; `changes` were made to the node before.
	 *
	 * @param engine another process of n8n
	 */
	async retry(changes: Partial<Setup> = {}, engine = this.engine): Promise<Execution> {
		const { data } = (await this.running) as IRun;
		const setup = { ...this.setup, ...changes };
		const stored = await restore(data);
		const { execute, workflow } = prepare(engine, setup, 'retry', stored);
		for (const entry of stored.executionData?.nodeExecutionStack ?? []) {
			entry.node = workflow.getNode(entry.node.name) ?? entry.node;
		}
		return new Execution(engine, setup, stored, execute.processRunExecutionData(workflow));
	}

	cancel(): void {
		this.running.cancel();
	}

	async result(): Promise<NodeRun> {
		return new NodeRun((await this.running) as IRun);
	}

	/** What n8n stores of the node's own context. */
	async context(): Promise<Record<string, unknown>> {
		const { data } = (await this.running) as IRun;
		return data.executionData?.contextData['node:Node'] ?? {};
	}
}

function prepare(
	engine: Engine,
	{ rounds = 1, maxTries, waitBetweenTries = 1, ...setup }: Setup,
	executionId: string,
	data: IRunExecutionData,
) {
	const node = { ...engine.nodeFor(setup), maxTries, waitBetweenTries };
	const target = { node: 'Node', type: 'main' as const, index: 0 };
	const workflow = {
		nodes: [newNode('Start', 'n8n-nodes-base.manualTrigger'), node],
		connections: { Start: { main: [Array.from({ length: rounds }, () => target)] } },
	};
	const additionalData = { ...engine.additionalData(workflow), executionId };
	const mode = executionId === 'retry' ? 'retry' : 'manual';
	return {
		execute: new WorkflowExecute(additionalData, mode, data),
		workflow: engine.workflow(workflow),
	};
}

/** n8n stores what is left of a failed execution, and drops its error. */
async function restore(data: IRunExecutionData): Promise<IRunExecutionData> {
	const { parse, stringify } = await import('flatted');
	const stored = parse(stringify(data)) as IRunExecutionData;
	const { resultData } = stored;
	delete resultData.error;
	const runs = resultData.runData[resultData.lastNodeExecuted ?? ''];
	if (runs?.at(-1)?.error) runs.pop();
	return stored;
}
