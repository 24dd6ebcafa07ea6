import type { INodeExecutionData, IRun } from 'n8n-workflow';

/** The result of running the node "Node". */
export class NodeRun {
	constructor(readonly run: IRun) {}

	private get task() {
		return this.run.data.resultData.runData.Node?.[0];
	}

	/**
	 * The items of one output.
	 *
	 * @throws the error of a failed run, which has none: a test that expects items then shows what
	 * went wrong, and where
	 */
	items(output = 0): INodeExecutionData[] {
		if (this.error) throw this.error;
		return this.task?.data?.main?.[output] ?? [];
	}

	/** The hints above its output. */
	hints(): string[] {
		return (this.task?.hints ?? []).map(({ message }) => message);
	}

	/** The error that n8n shows and stores for a failed run. */
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
