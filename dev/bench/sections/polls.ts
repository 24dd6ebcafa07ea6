import { Engine } from '../../engine/engine';
import { Poller } from '../../engine/poller';
import { manyDevices } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import type { Floor } from '../floor';
import { target, type Measured } from '../report';
import { alternate, ratio, spread } from '../samples';

/** Polls without changes, as most polls are. */
export async function polls(
	unpacked: string,
	simulator: Simulator,
	floor: Floor,
): Promise<Measured> {
	const engine = await Engine.load(unpacked);
	engine.saveCredential(simulator.credential);
	const rows: string[][] = [];
	const targets: Measured['targets'] = [];
	for (const [count, atMost] of [
		[100, 2],
		[1000, 2.5],
		[10_000, 2.5],
	] as const) {
		simulator.devices = manyDevices(count);
		const poller = new Poller(engine);
		await poller.poll();
		const times = await alternate(
			{ poll: async () => await timed(poller), floor: async () => await floor.list() },
			20,
			5,
		);
		const devices = `${count.toLocaleString('en')} devices`;
		const compared = ratio(times.poll, times.floor);
		targets.push(target(`Poll of ${devices}, compared with a bare process`, compared, atMost));
		rows.push([
			devices,
			spread(times.poll, 1),
			spread(times.floor, 1),
			`${storedSize(poller)} KiB`,
		]);
	}
	const stored = storedSize(await dropped(engine, simulator));
	rows.push(['10,000 devices, all dropped, with reminders', '', '', `${stored} KiB`]);
	targets.push(target('Stored for 10,000 dropped devices, with reminders', stored, 1024, ' KiB'));
	return {
		text: "One poll that finds nothing new, in milliseconds, and what n8n stores for the next one. n8n records no time for such a poll, so it is measured in n8n's own poll context (n8n-core), in the same process as the simulator. With 100 devices, a CPU profile finds a quarter of the time in this package: the rest is what one request costs in Node.js and n8n.",
		columns: ['', 'Poll', 'Bare process', 'Stored'],
		rows,
		targets,
	};
}

/** A trigger that has seen all of its devices drop, and reminds of each. */
async function dropped(engine: Engine, simulator: Simulator): Promise<Poller> {
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

const storedSize = ({ kept }: Poller) => Math.ceil(Buffer.byteLength(kept) / 1024);

async function timed(poller: Poller): Promise<number> {
	const begin = performance.now();
	const items = await poller.poll();
	if (items.length > 0) throw new Error('The poll found a change where there was none');
	return performance.now() - begin;
}
