import { median } from 'simple-statistics';
import { manyDevices } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import type { Candidate, Candidates } from '../candidates';
import type { Floor } from '../floor';
import type { Section, Target } from '../report';
import { alternate, ratio, spread } from '../samples';

interface Compared {
	candidates: Candidates;
	simulator: Simulator;
	wassly: Candidate;
	httpRequest: Candidate;
	floor: Floor;
}

const COLUMNS = ['', 'Wassly node', 'HTTP Request + Split Out', 'Bare process', 'Wassly : HTTP'];

/** Lists of 1,000 and 10,000 devices for one input item. */
export async function longLists(compared: Compared): Promise<Section> {
	const short = await measure(compared, { inputItems: 1, devices: 1000, rounds: 40, warmUps: 10 });
	const long = await measure(compared, { inputItems: 1, devices: 10_000, rounds: 40, warmUps: 5 });
	const growth = (name: keyof typeof long.times) =>
		median(long.times[name]) / median(short.times[name]);
	return {
		title: '1. Long lists',
		text: "One input item. The milliseconds that n8n records for the nodes: median, and the middle half of the values in parentheses. The bare process uses only axios and JSON.parse and creates no items: no node can be faster. Why the ratio for 10,000 devices moves around its target, and can't fall much further, is in [decisions](decisions.md#one-list-per-run).",
		columns: COLUMNS,
		rows: [
			['1,000 devices', ...short.cells],
			['10,000 devices', ...long.cells],
			[
				'Growth',
				`${growth('wassly').toFixed(1)} ×`,
				`${growth('httpRequest').toFixed(1)} ×`,
				`${growth('floor').toFixed(1)} ×`,
				'',
			],
		],
		targets: [
			faster('Time for 1,000 devices, compared with HTTP Request + Split Out', short.ratio),
			faster('Time for 10,000 devices, compared with HTTP Request + Split Out', long.ratio),
			{
				what: 'Growth of the time from 1,000 to 10,000 devices, compared with a bare process',
				measured: growth('wassly') / growth('floor'),
				atMost: 1.5,
				unit: ' ×',
			},
		],
	};
}

/** A short list for each of many input items. */
export async function manyItems(compared: Compared): Promise<Section> {
	const setup = { inputItems: 100, devices: 100, rounds: 20, warmUps: 5 };
	const { cells, requests, ratio } = await measure(compared, setup);
	return {
		title: '2. Many input items',
		text: '100 input items and 100 devices produce 10,000 items. The Wassly node fetches the devices once per run, HTTP Request once per input item (all at once), and the bare process once. Milliseconds as above.',
		columns: COLUMNS,
		rows: [
			['Time', ...cells],
			['Requests', String(requests.wassly), String(requests.httpRequest), '1', ''],
		],
		targets: [
			{ what: 'Requests for 100 input items', measured: requests.wassly, atMost: 1 },
			{
				what: 'Time for 100 input items, compared with HTTP Request + Split Out',
				measured: ratio,
				atMost: 0.1,
				unit: ' ×',
			},
		],
	};
}

const faster = (what: string, measured: number): Target => ({
	what,
	measured,
	atMost: 0.8,
	unit: ' ×',
});

async function measure(
	{ candidates, simulator, wassly, httpRequest, floor }: Compared,
	setup: { inputItems: number; devices: number; rounds: number; warmUps: number },
) {
	const { inputItems, devices, rounds, warmUps } = setup;
	simulator.devices = manyDevices(devices);
	const requests = { wassly: 0, httpRequest: 0 };
	const timed = (name: keyof typeof requests, candidate: Candidate) => async () => {
		simulator.requests.length = 0;
		const time = await candidates.time(candidate, inputItems, inputItems * devices);
		requests[name] = simulator.requests.length;
		return time;
	};
	const times = await alternate(
		{
			wassly: timed('wassly', wassly),
			httpRequest: timed('httpRequest', httpRequest),
			floor: async () => await floor.list(),
		},
		rounds,
		warmUps,
	);
	const relation = ratio(times.wassly, times.httpRequest);
	return {
		times,
		requests,
		ratio: relation,
		cells: [
			spread(times.wassly),
			spread(times.httpRequest),
			spread(times.floor, 1),
			`${relation.toFixed(2)} ×`,
		],
	};
}
