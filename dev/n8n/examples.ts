/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';

const FOLDER = resolve(__dirname, '../../examples');

/** A workflow for users to import, with its file name. */
export type Example = IWorkflowBase & { file: string };

/** All workflows in `examples/`, sorted by file name. */
export function examples(): Example[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({
			...(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as IWorkflowBase),
			file,
		}));
}

/** The names of the nodes that a workflow runs: all but its notes. */
export const stepsOf = ({ nodes }: Pick<IWorkflowBase, 'nodes'>): string[] =>
	nodes.filter(({ type }) => !type.endsWith('.stickyNote')).map(({ name }) => name);

/** Whether a workflow uses an account other than a Wassly one, such as one with Google. */
export const needsOtherAccount = ({ nodes }: Pick<IWorkflowBase, 'nodes'>): boolean =>
	nodes.some(({ credentials = {} }) =>
		Object.keys(credentials).some((type) => !type.startsWith('wassly')),
	);

/** A copy of a workflow with other credentials. @param ids credential IDs by credential type */
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
