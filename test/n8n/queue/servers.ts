/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { debianPackages } from '../../../dev/n8n/install/debian';
import { run } from '../../../dev/n8n/install/run';
import { freePort } from '../../../dev/n8n/running/freePort';
import { essential, Server } from '../../../dev/n8n/running/server';

const LOOPBACK = '127.0.0.1';

/** Makes sure that PostgreSQL and Redis are there, without starting them. */
export async function installPostgresAndRedis(): Promise<void> {
	await debianPackages({
		pg_ctlcluster: 'postgresql',
		'redis-server': 'redis-server',
		// To run PostgreSQL as its own user.
		setpriv: 'util-linux',
	});
}

/**
 * Starts a PostgreSQL with an empty database.
 *
 * @param folder for its data; is made
 * @returns also what tells n8n about it
 */
export async function startPostgres(folder: string) {
	const port = String(await freePort());
	await mkdir(folder);
	const programs = await programFolder();
	const prefix = await asPostgres(folder);

	const database = ['-D', folder, '-U', 'n8n', '-A', 'trust', '--no-sync'];
	const [make = '', ...makeArgs] = [...prefix, join(programs, 'initdb'), ...database];
	const env = { ...essential(), HOME: folder };
	await run('PostgreSQL could not make a database', make, makeArgs, { env });

	// Nothing has to outlive a power cut here.
	const listen = ['-p', port, '-h', LOOPBACK, '-k', folder, '-c', 'fsync=off'];
	const [command = '', ...args] = [...prefix, join(programs, 'postgres'), '-D', folder, ...listen];
	const server = new Server({ name: 'PostgreSQL', command, args });
	const isReady = ['-h', LOOPBACK, '-p', port, '-U', 'n8n'];
	await server.ready(async () => {
		await run('Not yet', join(programs, 'pg_isready'), isReady);
		return true;
	});
	const settings = {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: LOOPBACK,
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_PASSWORD: 'not-asked-for',
	};
	return { server, settings };
}

/** Starts a Redis that keeps nothing on disk. */
export async function startRedis(folder: string) {
	const port = String(await freePort());
	await mkdir(folder);
	const server = new Server({
		name: 'Redis',
		command: 'redis-server',
		args: ['--port', port, '--bind', LOOPBACK, '--dir', folder, '--save', '', '--appendonly', 'no'],
	});
	await server.ready(async () => server.output.includes('Ready to accept connections'));
	const settings = { QUEUE_BULL_REDIS_HOST: LOOPBACK, QUEUE_BULL_REDIS_PORT: port };
	return { server, settings };
}

/** Debian keeps the programs of each version apart. */
async function programFolder(): Promise<string> {
	const root = '/usr/lib/postgresql';
	const versions = (await readdir(root)).map(Number).filter(Number.isFinite);
	return join(root, String(Math.max(...versions)), 'bin');
}

/** PostgreSQL refuses to run as root: how to run it as its own user, to whom the folder then belongs. */
async function asPostgres(folder: string): Promise<string[]> {
	if (process.getuid?.() !== 0) return [];
	await run('PostgreSQL could not be given its folder', 'chown', ['postgres', folder]);
	return ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', '--'];
}
