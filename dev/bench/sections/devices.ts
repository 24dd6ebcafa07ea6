import { median } from 'simple-statistics';
import { manyDevices } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import type { Candidate, Lab } from '../candidates';
import { target, type Measured } from '../report';
import { range } from '../samples';

const MESSAGE_MS = 150;
const PAUSE_MS = 50;

/** The time through all devices, compared with one. */
const AT_MOST = 0.4;

const DEVICES = manyDevices(5).filter(({ status }) => status === 'connected');

/** Messages to as many recipients, through several devices and through one. */
export async function severalDevices({ candidates, simulator }: Lab): Promise<Measured> {
	const send = (parameters: object) =>
		candidates.wasslySend({
			instanceId: { __rl: true, mode: 'id', value: DEVICES[0]?.instance_id ?? '' },
			to: '=+1555010{{ 1000 + $json.row }}',
			options: { interval: PAUSE_MS },
			...parameters,
		});
	const all = await candidates.publish('all-devices', [send({ sendThrough: 'spread' })]);
	const one = await candidates.publish('one-device', [send({})]);
	simulator.devices = DEVICES;
	simulator.messageTime = MESSAGE_MS;
	let recipients = 0;

	/** Sends a number of messages through all devices, then through one, for several rounds. */
	const measure = async (count: number, rounds: number, sets: number) => {
		const seconds = async (candidate: Candidate, firstRow = 0) => {
			simulator.messages.length = 0;
			const milliseconds = await candidate.time(count, count, firstRow);
			if (simulator.messages.length !== count) throw new Error('Messages were lost');
			return milliseconds / 1000;
		};
		const through = { all: [] as number[], one: [] as number[] };
		const busiest: number[] = [];
		for (let round = 0; round < rounds; round++) {
			for (let set = 0; set < sets; set++, recipients += count) {
				through.all.push(await seconds(all, recipients));
				busiest.push(sentByBusiest(simulator));
			}
			through.one.push(await seconds(one));
		}
		const ratios = through.all.map((value) => value / median(through.one));
		const met = ratios.filter((value) => value <= AT_MOST).length;
		return { count, through, busiest, ratios, met };
	};
	const few = await measure(60, 3, 10);
	const many = await measure(300, 1, 3);
	simulator.messageTime = 0;
	return {
		text: `Each message to another recipient, ${MESSAGE_MS} ms for each in the simulator, and a pause of ${PAUSE_MS} ms between two messages of a device. Seconds: median and range. *All Connected Devices* sends through ${DEVICES.length} devices at the same time. A recipient always gets the same device, so the devices don't get exactly the same number of messages, and the busiest one decides how long it takes: of 60 recipients, even a perfectly random choice gives it 23 or fewer in half of all sets, and 24 of 60 are 0.4 already. So each run through all devices has other recipients, whose numbers are consecutive: ${few.ratios.length} sets of 60, of which ${few.met} took at most ${AT_MOST} × the time of one device, and ${many.ratios.length} sets of 300, of which ${many.met} did. A CPU profile found that n8n spends 60 to 80 ms on the expressions of 60 items before the first message goes out, however many devices there are.`,
		columns: ['', 'All Connected Devices', 'One device', 'All : one', 'Sent by the busiest device'],
		rows: [few, many].map(({ count, through, busiest, ratios }) => [
			`${count} messages`,
			range(through.all, 1),
			range(through.one, 1),
			`${range(ratios, 2)} ×`,
			range(busiest),
		]),
		targets: [few, many].map(({ count, ratios }) =>
			target(
				`Time for ${count} messages through ${DEVICES.length} devices, compared with one device`,
				median(ratios),
				AT_MOST,
			),
		),
	};
}

/** How many messages the device sent that sent most of them. */
function sentByBusiest({ messages }: Simulator): number {
	const counts = DEVICES.map(
		({ instance_id }) => messages.filter(({ fields }) => fields.instance_id === instance_id).length,
	);
	return Math.max(...counts);
}
