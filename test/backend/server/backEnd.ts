/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { access, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';
import { debianPackages } from '../../../dev/n8n/install/debian';
import { run } from '../../../dev/n8n/install/run';
import { freePort } from '../../../dev/n8n/running/freePort';
import { Server } from '../../../dev/n8n/running/server';
import { nginxConfiguration, phpConfiguration, SITES, type Ports } from './configuration';

/** What PHP made of a request. Texts are SHA-256 sums. */
export interface Arrival {
	path: string;
	apikey: string | null;
	token: string;
	accept: string | null;
	acceptEncoding: string | null;
	fields: Record<string, string>;
	files: Record<string, ArrivedFile>;
}

interface ArrivedFile {
	name: string;
	/** The name with its folders, if it has any. */
	fullPath: string;
	type: string;
	size: number;
	sha256: string | null;
}

export const SECRETS = { apikey: 'php-key', token: 'php-token', password: 'php-password' };

/** nginx and PHP on loopback. They end with this process, however that ends. */
export class BackEnd {
	private constructor(
		private readonly folder: string,
		private readonly ports: Ports,
		private readonly servers: Server[],
	) {}

	static async start(): Promise<BackEnd> {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
		const ports = {} as Ports;
		for (const site of SITES) ports[site] = await freePort();
		const file = (name: string) => join(folder, name);
		await writeFile(file('arrivals'), '');
		await writeFile(file('nginx.conf'), nginxConfiguration(folder, ports));
		await writeFile(file('php.conf'), phpConfiguration(folder));
		await makeCertificate(file('key.pem'), file('certificate.pem'));
		const php = new Server({
			name: 'PHP',
			command: await phpFpm(),
			args: ['--nodaemonize', '--allow-to-run-as-root', '--fpm-config', file('php.conf')],
		});
		const nginx = new Server({
			name: 'nginx',
			command: 'nginx',
			args: ['-p', folder, '-e', 'stderr', '-c', file('nginx.conf')],
		});
		const backEnd = new BackEnd(folder, ports, [nginx, php]);
		let isReady = false;
		try {
			await php.ready(async () => await access(file('php.sock')).then(() => true));
			await nginx.ready(async () => (await axios.get(backEnd.url('plain'), ANY)).status === 401);
			isReady = true;
		} finally {
			if (!isReady) await backEnd.stop();
		}
		await backEnd.forget();
		return backEnd;
	}

	url(site: keyof Ports): string {
		// Node.js's tunnel through a proxy checks the certificate against names only, never addresses.
		return `${site === 'tls' ? 'https://localhost' : 'http://127.0.0.1'}:${this.ports[site]}`;
	}

	/** The certificate of the site `tls`, which signs itself. */
	get certificate(): string {
		return join(this.folder, 'certificate.pem');
	}

	async arrivals(): Promise<Arrival[]> {
		const text = await readFile(join(this.folder, 'arrivals'), 'utf8');
		const lines = text.split('\n').filter((line) => line !== '');
		return lines.map((line) => JSON.parse(line) as Arrival);
	}

	/** Forgets what has arrived. */
	async forget(): Promise<void> {
		await truncate(join(this.folder, 'arrivals'));
	}

	async stop(): Promise<void> {
		await Promise.all(this.servers.map(async (server) => await server.stop()));
		await rm(this.folder, { recursive: true, force: true });
	}
}

const ANY = { validateStatus: () => true };

async function makeCertificate(key: string, certificate: string): Promise<void> {
	const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const files = ['-keyout', key, '-out', certificate, '-days', '2'];
	await run('No certificate', 'openssl', ['req', ...kind, ...names, ...files]);
}

/** Installs nginx, PHP and OpenSSL, where Debian has them. */
export async function installNginxAndPhp(): Promise<void> {
	await debianPackages({ nginx: 'nginx', php: 'php-cli', openssl: 'openssl' });
	await debianPackages({ [await phpFpm()]: 'php-fpm' });
}

/** The name of PHP's server, which has its version in it. */
async function phpFpm(): Promise<string> {
	const code = 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;';
	return `php-fpm${await run("PHP doesn't run", 'php', ['-r', code])}`;
}
