/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

describe('npm publish', () => {
	test('sends nothing from a checkout: only the workflow can prove where a package is from', async () => {
		const uploads: string[] = [];
		const registry = createServer((request, response) => {
			if (request.method === 'PUT') uploads.push(request.url ?? '');
			request.resume().on('end', () => response.writeHead(404).end('{}'));
		});
		await once(registry.listen(0, '127.0.0.1'), 'listening');
		const host = `//127.0.0.1:${(registry.address() as AddressInfo).port}/`;
		const home = await mkdtemp(join(tmpdir(), 'publish-'));
		try {
			const stderr = await new Promise<string>((done) =>
				execFile(
					'npm',
					['publish', `--registry=http:${host}`, `--${host}:_authToken=any`],
					{
						cwd: resolve(__dirname, '../..'),
						// Neither the variables of a CI, which may publish, nor a person's own settings.
						env: { PATH: process.env.PATH, HOME: home },
						shell: process.platform === 'win32',
					},
					(_error, _stdout, text) => done(text),
				),
			);
			expect(stderr).toContain('provenance generation not supported');
			expect(uploads).toEqual([]);
		} finally {
			registry.close();
			await rm(home, { recursive: true, force: true });
		}
	});
});
