/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	Workflow,
} from 'n8n-workflow';

/**
 * n8n's store behind its Remove Duplicates node, with a map instead of the database. Otherwise it follows
 * deduplication-helper.ts in n8n's packages/cli: each call reads, then writes, and none locks.
 */
class ProcessedData implements IDataDeduplicator {
	/** By workflow and node: hashes, the oldest first. As text, as n8n's database has it. */
	private readonly rows = new Map<string, string>();

	/** Is called before each access, and after what it has written; fails it by throwing. */
	onAccess: (when: 'before' | 'after', workflow: Workflow) => unknown = () => {};

	/** How often it was accessed. */
	accesses = 0;

	clear(): void {
		this.rows.clear();
		this.onAccess = () => {};
		this.accesses = 0;
	}

	/** How many marks there are of all nodes. */
	get size(): number {
		return [...this.rows.values()].reduce((sum, row) => sum + (JSON.parse(row) as []).length, 0);
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	) {
		const { row, data } = await this.read(contextData);
		const known = new Set(data);
		const isKnown = (item: DeduplicationItemTypes) => known.has(hash(item));
		for (const item of items) if (!isKnown(item)) data.push(hash(item));
		if (maxEntries) data.splice(0, data.length - maxEntries);
		await this.write(row, data, contextData);
		return { new: items.filter((item) => !isKnown(item)), processed: items.filter(isKnown) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
	): Promise<void> {
		const { row, data } = await this.read(contextData);
		for (const item of items) {
			const index = data.indexOf(hash(item));
			if (index >= 0) data.splice(index, 1);
		}
		await this.write(row, data, contextData);
	}

	async clearAllProcessedItems(
		_scope: DeduplicationScope,
		{ workflow, node }: ICheckProcessedContextData,
	): Promise<void> {
		this.rows.delete(`${workflow.id} ${node?.id}`);
	}

	async getProcessedDataCount(
		_scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
	): Promise<number> {
		return (await this.read(contextData)).data.length;
	}

	private async read({ workflow, node }: ICheckProcessedContextData) {
		if (!workflow.id) throw new Error('The workflow has no ID');
		this.accesses++;
		await this.onAccess('before', workflow as Workflow);
		await setImmediate();
		const row = `${workflow.id} ${node?.id}`;
		return { row, data: JSON.parse(this.rows.get(row) ?? '[]') as string[] };
	}

	private async write(
		row: string,
		data: string[],
		{ workflow }: ICheckProcessedContextData,
	): Promise<void> {
		await setImmediate();
		this.rows.set(row, JSON.stringify(data));
		await this.onAccess('after', workflow as Workflow);
	}
}

const hash = (item: DeduplicationItemTypes): string =>
	createHash('md5').update(String(item)).digest('base64');

/** What n8n's engine uses in this process. */
export const processedData = new ProcessedData();

void DataDeduplicationService.init(processedData);
