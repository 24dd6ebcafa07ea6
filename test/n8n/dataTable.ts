/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '@dev/n8n/running/executions';
import type { Rest } from '@dev/n8n/running/rest';
import { chain, manualTrigger } from '@dev/n8n/workflows';

/** The items that a node has output in all its runs. */
const output = ({ data }: Pick<Execution, 'data'>, node: string): IDataObject[] =>
	(data.resultData.runData[node] ?? []).flatMap(
		(run) => run.data?.main?.flatMap((items) => (items ?? []).map(({ json }) => json)) ?? [],
	);

/** All rows of a Data Table, oldest first. @param table its name */
export async function rowsOf(rest: Rest, table: string): Promise<IDataObject[]> {
	const get = {
		type: 'n8n-nodes-base.dataTable',
		name: 'Rows',
		typeVersion: 1.1,
		parameters: {
			...{ resource: 'row', operation: 'get', returnAll: true },
			dataTableId: { __rl: true, mode: 'name', value: table },
			...{ orderBy: true, orderByColumn: 'id', orderByDirection: 'ASC' },
		},
	};
	return output(await rest.runWorkflow(chain('Rows', manualTrigger, get)), 'Rows');
}
