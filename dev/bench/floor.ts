/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, see CONTRIBUTING */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Simulator } from '../simulator/simulator';

/** Sends the same requests from a bare process: see programs/floor.js. */
export class Floor {
	private readonly program: ChildProcess;

	private readonly headers: Record<string, string>;

	/** @param node the Node.js that n8n runs on */
	constructor(
		node: string,
		private readonly simulator: Simulator,
	) {
		this.program = fork(join(__dirname, 'programs/floor.js'), { execPath: node });
		const { apikey, token } = simulator;
		this.headers = { apikey, authorization: `Bearer ${token}`, accept: 'application/json' };
	}

	/** Gets and parses the list of devices. @returns milliseconds */
	async list(): Promise<number> {
		return await this.run({ job: 'list', url: `${this.simulator.url}/api/whatsapp-web-devices` });
	}

	/** Sends the same message several times, one after the other. @returns milliseconds */
	async send(form: Record<string, string>, times: number): Promise<number> {
		const url = `${this.simulator.url}/api/whatsapp-web-send-message`;
		return await this.run({ job: 'send', url, form, times });
	}

	stop(): void {
		this.program.kill();
	}

	private async run(job: object): Promise<number> {
		this.program.send({ ...job, headers: this.headers });
		const [{ milliseconds }] = (await once(this.program, 'message')) as [{ milliseconds: number }];
		return milliseconds;
	}
}
