/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

// npm may install several copies of @n8n/di; only n8n-core's own one knows its services.
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: { get<Service>(type: new (...args: never[]) => Service): Service };
};

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
	const config = Container.get(BinaryDataConfig);
	config.mode = 'filesystem';
	config.localStoragePath = join(folder, 'storage');
	await Container.get(BinaryDataService).init();
});

afterAll(async () => await rm(folder, { recursive: true, force: true }));

/**
 * Stores a file of zeros in n8n's file system storage, as a node that downloads a file does.
 *
 * @returns what n8n puts into the item
 */
export async function storeEmptyFile(
	bytes: number,
	details: { fileName: string; mimeType: string },
): Promise<IBinaryData> {
	const storage = Container.get(BinaryDataService);
	const location = {
		type: 'execution' as const,
		workflowId: 'workflow',
		executionId: 'execution',
	};
	const stored = await storage.store(location, Buffer.alloc(1), { data: '', ...details });
	// Grows where it is: as a sparse file it takes neither space nor time.
	const path = storage.getPath(stored.id ?? '');
	await truncate(path, bytes);
	await writeFile(`${path}.metadata`, JSON.stringify({ ...details, fileSize: bytes }));
	return stored;
}

/** Deletes the content of a stored file and keeps its metadata, as pruning by hand does. */
export async function loseContent({ id = '' }: IBinaryData): Promise<void> {
	await rm(Container.get(BinaryDataService).getPath(id));
}

/** Empties a stored file, as a full disk does. Its metadata stay as they were. */
export async function emptyContent({ id = '' }: IBinaryData): Promise<void> {
	await truncate(Container.get(BinaryDataService).getPath(id), 0);
}
/** Where a stored file is. */
export const pathOfStored = ({ id = '' }: IBinaryData): string =>
	Container.get(BinaryDataService).getPath(id);
