/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, see CONTRIBUTING */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Engine } from '../../engine/engine';
import { Poller } from '../../engine/poller';
import type { Installed } from '../../n8n/install/n8n';
import { manyDevices } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import type { Floor } from '../floor';
import { target, type Measured } from '../report';
import { alternate, ratio, spread } from '../samples';

/** Polls without changes, as most polls are. */
export async function polls(
	{ node }: Installed,
	unpacked: string,
	simulator: Simulator,
	floor: Floor,
): Promise<Measured> {
	const rows: string[][] = [];
	const targets: Measured['targets'] = [];
	for (const [count, atMost] of [
		[100, 2],
		[1000, 2.5],
		[10_000, 2.5],
	] as const) {
		simulator.devices = manyDevices(count);
		const program = fork(join(__dirname, '../programs/poll.ts'), [unpacked], {
			execPath: node,
			execArgv: ['--require', require.resolve('tsx/cjs')],
		});
		const { stored } = await poll(program, simulator);
		const times = await alternate(
			{
				poll: async () => (await poll(program, simulator)).milliseconds,
				floor: async () => await floor.list(),
			},
			60,
			// As warm as the bare process, which has served the other sections.
			100,
		);
		program.kill();
		const devices = `${count.toLocaleString('en')} devices`;
		const compared = ratio(times.poll, times.floor);
		targets.push(target(`Poll of ${devices}, compared with a bare process`, compared, atMost));
		rows.push([devices, spread(times.poll, 1), spread(times.floor, 1), `${sizeOf(stored)} KiB`]);
	}
	const stored = sizeOf((await dropped(unpacked, simulator)).kept);
	rows.push(['10,000 devices, all dropped, with reminders', '', '', `${stored} KiB`]);
	targets.push(target('Stored for 10,000 dropped devices, with reminders', stored, 1024, ' KiB'));
	return {
		text: "One poll that finds nothing new, in milliseconds, and what n8n stores for the next one. n8n records no time for such a poll, so it is measured in n8n's own poll context (n8n-core), in a process of its own on the Node.js that n8n uses. With 100 devices, a CPU profile finds a seventh of the time in this package and a third in waiting for the response; the rest is what a request costs in n8n and Node.js.",
		columns: ['', 'Poll', 'Bare process', 'Stored'],
		rows,
		targets,
	};
}

/** A trigger that has seen all of its devices drop, and reminds of each. */
async function dropped(unpacked: string, simulator: Simulator): Promise<Poller> {
	const engine = await Engine.load(unpacked);
	engine.saveCredential(simulator.credential);
	const devices = manyDevices(10_000);
	const poller = new Poller(engine, {
		events: ['deviceDisconnected', 'deviceConnected', 'deviceStillDisconnected'],
		options: { remindAfter: 30 },
	});
	for (const status of ['connected', 'disconnected', 'disconnected']) {
		simulator.devices = devices.map((device) => ({ ...device, status }));
		await poller.poll();
	}
	return poller;
}

const sizeOf = (stored: string) => Math.ceil(Buffer.byteLength(stored) / 1024);

async function poll(program: ChildProcess, { credential }: Simulator): Promise<Poll> {
	program.send(credential);
	const [poll] = (await once(program, 'message')) as [Poll];
	if (poll.error !== undefined) throw new Error(poll.error);
	if (poll.changes > 0) throw new Error('The poll found a change where there was none');
	return poll;
}

/** What programs/poll.ts replies. */
interface Poll {
	error?: string;
	milliseconds: number;
	changes: number;
	/** The static data, as JSON. */
	stored: string;
}
