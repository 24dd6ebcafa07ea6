import { median } from 'simple-statistics';
import { wassly, type Part } from '../../n8n/workflows';
import { manyDevices } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import type { Candidate, Candidates } from '../candidates';
import { loopOfRequests } from '../loopOfRequests';
import type { Section, Target } from '../report';
import { range } from '../samples';

const MESSAGE_MS = 150;

const PAUSE_MS = 50;

/** The time through all devices, compared with one. */
const AT_MOST = 0.4;

const DEVICES = manyDevices(5).filter(({ status }) => status === 'connected');

/** Messages to as many recipients, through several devices and through one. */
export async function severalDevices({
	candidates,
	simulator,
	id,
}: {
	candidates: Candidates;
	simulator: Simulator;
	/** Of the credential. */
	id: string;
}): Promise<Section> {
	const all = send(id, 'all-devices', { sendThrough: 'spread' });
	const one = send(id, 'one-device', { instanceId: locator });
	const loop = loopOfRequests(id, simulator.url, FORM, PAUSE_MS);
	for (const candidate of [all, one, loop]) await candidates.publish(candidate);
	simulator.devices = DEVICES;
	simulator.messageTime = MESSAGE_MS;
	let recipients = 0;
	const timed = async (candidate: Candidate, count: number, first = 0) => {
		simulator.messages.length = 0;
		const seconds = (await candidates.time(candidate, count, count, first)) / 1000;
		if (simulator.messages.length !== count) throw new Error(`${candidate.path} lost messages`);
		return seconds;
	};
	const few: Times = { all: [], busiest: [], one: [], loop: [] };
	const many: Times = { all: [], busiest: [], one: [], loop: [] };
	const timedAll = async (times: Times, count: number) => {
		times.all.push(await timed(all, count, recipients));
		times.busiest.push(busiest(simulator));
		recipients += count;
	};
	for (let round = 0; round < 3; round++) {
		for (let set = 0; set < 10; set++) await timedAll(few, 60);
		few.one.push(await timed(one, 60));
		few.loop.push(await timed(loop, 60));
	}
	many.one.push(await timed(one, 300));
	for (let set = 0; set < 3; set++) await timedAll(many, 300);
	simulator.messageTime = 0;
	return {
		title: '7. Several devices',
		text: `Each message to another recipient, ${MESSAGE_MS} ms for each in the simulator, and a pause of ${PAUSE_MS} ms between two messages of a device. Seconds: median and range. *All Connected Devices* sends through ${DEVICES.length} devices at the same time. The loop is HTTP Request and Wait in Loop Over Items, one item a round. A recipient always gets the same device, so the devices don't get exactly the same number of messages, and the busiest one decides how long it takes: of 60 recipients, even a perfectly random choice gives it 23 or fewer in half of all sets, and 24 of 60 are 0.4 already. So each run through all devices has other recipients, whose numbers are consecutive: ${few.all.length} sets of 60, of which ${met(few)} took at most ${AT_MOST} × the time of one device, and ${many.all.length} sets of 300, of which ${met(many)} did. A CPU profile found that n8n spends 60 to 80 ms on the expressions of 60 items before the first message goes out, however many devices there are.`,
		columns: [
			'',
			'All Connected Devices',
			'One device',
			'HTTP Request in a loop',
			'All : one',
			'Sent by the busiest device',
		],
		rows: [row(60, few), row(300, many)],
		targets: [target(60, few), target(300, many)],
	};
}

/** Seconds, and how many messages the busiest of all devices sent. */
type Times = Record<'all' | 'one' | 'loop' | 'busiest', number[]>;

const ratios = ({ all, one }: Times) => all.map((seconds) => seconds / median(one));

const met = (times: Times) => ratios(times).filter((ratio) => ratio <= AT_MOST).length;

const row = (count: number, times: Times): string[] => [
	`${count} messages`,
	range(times.all, 1),
	range(times.one, 1),
	times.loop.length > 0 ? range(times.loop, 1) : '',
	`${range(ratios(times), 2)} ×`,
	range(times.busiest),
];

const target = (count: number, times: Times): Target => ({
	what: `Time for ${count} messages through ${DEVICES.length} devices, compared with one device`,
	measured: median(ratios(times)),
	atMost: AT_MOST,
	unit: ' ×',
});

const FORM = {
	instance_id: DEVICES[0]?.instance_id ?? '',
	contact_mobile_number: '=+1555010{{ 1000 + $json.row }}',
	message: 'Your order is on its way.',
};

const locator = { __rl: true, mode: 'id', value: FORM.instance_id };

const send = (id: string, path: string, parameters: Part['parameters']): Candidate => ({
	path,
	nodes: [
		wassly(id, {
			resource: 'message',
			operation: 'send',
			to: FORM.contact_mobile_number,
			message: FORM.message,
			options: { interval: PAUSE_MS },
			...parameters,
		}),
	],
});

/** How many messages the device sent that sent most of them. */
function busiest({ messages }: Simulator): number {
	const counts = DEVICES.map(
		({ instance_id }) => messages.filter(({ fields }) => fields.instance_id === instance_id).length,
	);
	return Math.max(...counts);
}
