/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, see CONTRIBUTING */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Simulator } from '../simulator/simulator';

/** Sends the same requests from a bare process: see programs/floor.js. */
export class Floor {
	private readonly program: ChildProcess;

	/** @param node the Node.js that n8n runs on */
	constructor(
		node: string,
		private readonly simulator: Simulator,
	) {
		this.program = fork(join(__dirname, 'programs/floor.js'), { execPath: node });
	}

	/** Gets and parses the list of devices. @returns milliseconds */
	async list(): Promise<number> {
		return await this.request('devices', 1);
	}

	/** Sends the same message several times, one at a time. @returns milliseconds */
	async send(form: Record<string, string>, times: number): Promise<number> {
		return await this.request('send-message', times, form);
	}

	stop(): void {
		this.program.kill();
	}

	private async request(path: string, times: number, form?: Record<string, string>) {
		const { apikey, token, url } = this.simulator;
		const headers = { apikey, authorization: `Bearer ${token}`, accept: 'application/json' };
		this.program.send({ url: `${url}/api/whatsapp-web-${path}`, headers, form, times });
		const [milliseconds] = (await once(this.program, 'message')) as [number];
		return milliseconds;
	}
}
