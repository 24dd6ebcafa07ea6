import { median } from 'simple-statistics';
import { manyDevices } from '../../simulator/devices';
import type { Lab } from '../candidates';
import { target, type Measured } from '../report';
import { alternate, ratio, spread } from '../samples';

const COLUMNS = ['', 'Wassly node', 'HTTP Request + Split Out', 'Bare process', 'Wassly : HTTP'];

/** Lists of 1,000 and 10,000 devices for one input item. */
export async function longLists(lab: Lab): Promise<Measured> {
	const measure = await prepare(lab, 'one');
	const short = await measure({ inputItems: 1, devices: 1000, rounds: 40, warmUps: 10 });
	const long = await measure({ inputItems: 1, devices: 10_000, rounds: 40, warmUps: 5 });
	const growth = (name: keyof typeof long.times) =>
		median(long.times[name]) / median(short.times[name]);
	const growths = (['wassly', 'httpRequest', 'floor'] as const).map(growth);
	return {
		text: "One input item. The milliseconds that n8n records for the nodes: median, and the middle half of the values in parentheses. The bare process uses only axios and JSON.parse and creates no items: no node can be faster. Why the ratio for 10,000 devices moves around its target, and can't fall much further, is in [decisions](decisions.md#one-list-per-run).",
		columns: COLUMNS,
		rows: [
			['1,000 devices', ...short.cells],
			['10,000 devices', ...long.cells],
			['Growth', ...growths.map((value) => `${value.toFixed(1)} ×`), ''],
		],
		targets: [
			target('Time for 1,000 devices, compared with HTTP Request + Split Out', short.ratio, 0.5),
			target('Time for 10,000 devices, compared with HTTP Request + Split Out', long.ratio, 0.7),
			target(
				'Growth of the time from 1,000 to 10,000 devices, compared with a bare process',
				growth('wassly') / growth('floor'),
				1.5,
			),
		],
	};
}

/** A short list for each of many input items. */
export async function manyItems(lab: Lab): Promise<Measured> {
	const measure = await prepare(lab, 'many');
	const setup = { inputItems: 100, devices: 100, rounds: 20, warmUps: 5 };
	const { cells, requests, ratio } = await measure(setup);
	return {
		text: '100 input items and 100 devices produce 10,000 items. The Wassly node fetches the devices once per run, HTTP Request once per input item (all at once), and the bare process once. Milliseconds as above.',
		columns: COLUMNS,
		rows: [
			['Time', ...cells],
			['Requests', String(requests.wassly), String(requests.httpRequest), '1', ''],
		],
		targets: [
			target('Requests for 100 input items', requests.wassly, 1, ''),
			target('Time for 100 input items, compared with HTTP Request + Split Out', ratio, 0.05),
		],
	};
}

/** @param name tells the workflows of one section from those of another */
async function prepare({ candidates, simulator, floor }: Lab, name: string) {
	const wassly = await candidates.publish(`wassly-${name}`, candidates.wasslyList());
	const httpRequest = await candidates.publish(`http-${name}`, candidates.httpRequestList());
	return async (setup: {
		inputItems: number;
		devices: number;
		rounds: number;
		warmUps: number;
	}) => {
		const { inputItems, devices, rounds, warmUps } = setup;
		simulator.devices = manyDevices(devices);
		const requests = { wassly: 0, httpRequest: 0 };
		const timed = (name: keyof typeof requests) => async () => {
			simulator.requests.length = 0;
			const candidate = { wassly, httpRequest }[name];
			const time = await candidate.time(inputItems, inputItems * devices);
			requests[name] = simulator.requests.length;
			return time;
		};
		const times = await alternate(
			{
				wassly: timed('wassly'),
				httpRequest: timed('httpRequest'),
				floor: async () => await floor.list(),
			},
			rounds,
			warmUps,
		);
		const relation = ratio(times.wassly, times.httpRequest);
		const cells = [spread(times.wassly), spread(times.httpRequest), spread(times.floor, 1)];
		return { times, requests, ratio: relation, cells: [...cells, `${relation.toFixed(2)} ×`] };
	};
}
