import type { AxiosInstance } from 'axios';
import type { IRunExecutionData } from 'n8n-workflow';
import { until } from '../../until';

export interface Execution {
	id: string;
	status: string;
	data: IRunExecutionData;
}

/** The executions that n8n has stored, as its editor sees them. */
export class Executions {
	constructor(private readonly http: AxiosInstance) {}

	/** Waits until an execution has ended. @returns it as n8n stored it */
	async ended(id: string): Promise<Execution> {
		let execution: Execution | undefined;
		await until(`execution ${id} has ended`, async () => {
			execution = await this.get(id);
			// n8n 1 stores the status before the data, in which until then nodes have yet to run.
			const { status, data } = execution;
			const hasEnded = !['new', 'running', 'waiting'].includes(status);
			const toRun = () => data.executionData?.nodeExecutionStack ?? [];
			return hasEnded && (status !== 'success' || toRun().length === 0);
		});
		return execution as unknown as Execution;
	}

	/** An execution as n8n has stored it, whatever its status. */
	async get(id: string): Promise<Execution> {
		const { status, data } = (await this.http.get(`/executions/${id}`)).data.data;
		const { parse } = await import('flatted');
		return { id, status, data: parse(data) as IRunExecutionData };
	}

	/** The executions of a workflow, oldest first. @param status all by default */
	async of(workflowId: string, ...status: string[]): Promise<Execution[]> {
		const filter = JSON.stringify({ workflowId, ...(status.length > 0 ? { status } : {}) });
		const { data } = await this.http.get('/executions', { params: { filter, limit: 100 } });
		const ids = (data.data.results as Array<{ id: string }>).map(({ id }) => id);
		return await Promise.all(ids.reverse().map(async (id) => await this.ended(id)));
	}

	/** Stops an execution as a person does. @returns it, when it has ended */
	async stop(id: string): Promise<Execution> {
		await this.http.post(`/executions/${id}/stop`);
		return await this.ended(id);
	}

	/**
	 * Retries a failed execution as a person does under Executions.
	 *
	 * @param workflow as it was when the execution started, or as it is now
	 * @returns the new execution, when it has ended
	 */
	async retry(id: string, workflow: 'original' | 'current' = 'original'): Promise<Execution> {
		const loadWorkflow = workflow === 'current';
		const { data } = await this.http.post(`/executions/${id}/retry`, { loadWorkflow });
		return await this.ended(data.data.id);
	}
}
