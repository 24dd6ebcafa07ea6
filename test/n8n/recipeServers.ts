/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axios from 'axios';
import { debianPackages } from '../../dev/n8n/install/debian';
import { freePort } from '../../dev/n8n/running/freePort';
import { Server } from '../../dev/n8n/running/server';

/** Makes sure that Prometheus is there, without starting it. */
export async function installPrometheus(): Promise<void> {
	await debianPackages({ prometheus: 'prometheus' });
}

interface Found {
	metric: Record<string, string>;
	value: string;
}

/** Starts Debian's Prometheus, configured as docs/recipes.md says. @param url n8n's address */
export async function startPrometheus(url: string, password: string) {
	const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
	const address = `127.0.0.1:${await freePort()}`;
	const file = join(folder, 'prometheus.yml');
	const recipes = await readFile(resolve(__dirname, '../../docs/recipes.md'), 'utf8');
	const [, documented = ''] = /```yaml\n(scrape_configs:\n[^]+?)```/.exec(recipes) ?? [];
	const config = documented
		.replace('scheme: https', 'scheme: http')
		.replace('scrape_interval: 1m', 'scrape_interval: 1s')
		.replace('a-long-password', password)
		.replace('n8n.example.com', new URL(url).host);
	await writeFile(file, config);
	const server = new Server({
		name: 'Prometheus',
		command: 'prometheus',
		args: [
			`--config.file=${file}`,
			`--storage.tsdb.path=${join(folder, 'data')}`,
			`--web.listen-address=${address}`,
		],
	});
	await server.ready(async () => (await axios.get(`http://${address}/-/ready`)).status === 200);

	const query = async (expression: string): Promise<Found[]> => {
		const { data } = await axios.get(`http://${address}/api/v1/query`, {
			params: { query: expression },
		});
		const results = data.data.result as Array<{ metric: Found['metric']; value: [number, string] }>;
		return results.map(({ metric, value: [, value] }) => ({ metric, value }));
	};
	return {
		query,
		/** The value of the only metric of that name. */
		value: async (name: string) => (await query(name))[0]?.value,
		stop: async () => {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Starts a web server on loopback. */
export async function serve(listener: RequestListener) {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: async () => await new Promise((resolve) => server.close(resolve)),
	};
}

/** Starts a mail server on loopback that takes every mail. `received` is all that it was sent. */
export async function startMailServer() {
	const mail = { received: '', port: 0, stop: async () => {} };
	const server = createTcpServer((socket) => {
		let isData = false;
		socket.setEncoding('utf8').write('220 ready\r\n');
		socket.on('data', (text: string) => {
			mail.received += text;
			if (isData) {
				if (!mail.received.endsWith('\r\n.\r\n')) return;
				isData = false;
				socket.write('250 taken\r\n');
				return;
			}
			isData = /^DATA/im.test(text);
			socket.write(isData ? '354 go on\r\n' : '250 ok\r\n');
			if (/^QUIT/im.test(text)) socket.end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	mail.port = (server.address() as AddressInfo).port;
	mail.stop = async () => void server.close();
	return mail;
}
