/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';

const FOLDER = resolve(__dirname, '../../examples');

/** A workflow that users import, with the name of its file. */
export type Example = IWorkflowBase & { file: string };

/** All workflows of `examples/`, in the order of their file names. */
export function examples(): Example[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({
			...(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as IWorkflowBase),
			file,
		}));
}

/** The same workflow with the credentials that have these IDs, by credential type. */
export function withCredentials<T extends Pick<IWorkflowBase, 'nodes'>>(
	workflow: T,
	ids: Record<string, string>,
): T {
	const nodes = workflow.nodes.map((node) => ({
		...node,
		credentials: Object.fromEntries(
			Object.entries(node.credentials ?? {}).map(([type, known]) => [
				type,
				{ ...known, id: ids[type] ?? known.id },
			]),
		),
	}));
	return { ...workflow, nodes };
}
