import { median } from 'simple-statistics';
import { wassly, type Part } from '../n8n/workflows';
import { manyDevices } from '../simulator/devices';
import type { Simulator } from '../simulator/simulator';
import { postForm, type Candidate, type Candidates } from './candidates';
import type { Section } from './report';
import { alternate, spread } from './samples';

const MESSAGE_MS = 150;

const PAUSE_MS = 50;

const DEVICES = manyDevices(5).filter(({ status }) => status === 'connected');

const TO = '=+1555010{{ 1000 + $json.row }}';

const TEXT = 'Your order is on its way.';

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
	const loop = loopOfRequests(id, simulator);
	for (const candidate of [all, one, loop]) await candidates.publish(candidate);
	simulator.devices = DEVICES;
	simulator.messageTime = MESSAGE_MS;
	const timed = (candidate: Candidate, count: number) => async () => {
		simulator.messages.length = 0;
		const seconds = (await candidates.time(candidate, count, count)) / 1000;
		if (simulator.messages.length !== count) throw new Error(`${candidate.path} lost messages`);
		return seconds;
	};
	const few = await alternate(
		{ all: timed(all, 60), one: timed(one, 60), loop: timed(loop, 60) },
		3,
		0,
	);
	const many = await alternate({ one: timed(one, 300), all: timed(all, 300) }, 1, 0);
	const busiest = busiestShare(simulator);
	simulator.messageTime = 0;
	const ratio = (times: Record<'all' | 'one', number[]>) => median(times.all) / median(times.one);
	return {
		title: '7. Several devices',
		text: `Each message to another recipient, ${MESSAGE_MS} ms for each in the simulator, and a pause of ${PAUSE_MS} ms between two messages of a device. Seconds. *All Connected Devices* sends through ${DEVICES.length} devices at the same time. The loop is HTTP Request and Wait in Loop Over Items, one item a round. A recipient always gets the same device, so the devices don't get exactly the same number of messages: of the 300, the busiest device sent ${Math.round(busiest * 300)}. With fewer messages, the shares differ more.`,
		columns: ['', 'All Connected Devices', 'One device', 'HTTP Request in a loop', 'All : one'],
		rows: [
			[
				'60 messages',
				spread(few.all, 1),
				spread(few.one, 1),
				spread(few.loop, 1),
				`${ratio(few).toFixed(2)} ×`,
			],
			['300 messages', spread(many.all, 1), spread(many.one, 1), '', `${ratio(many).toFixed(2)} ×`],
		],
		targets: [
			{
				what: `Time for 300 messages through ${DEVICES.length} devices, compared with one device`,
				measured: ratio(many),
				atMost: 0.4,
				unit: ' ×',
			},
		],
	};
}

const [{ instance_id: INSTANCE } = { instance_id: '' }] = DEVICES;

const locator = { __rl: true, mode: 'id', value: INSTANCE };

const send = (id: string, path: string, parameters: Part['parameters']): Candidate => ({
	path,
	nodes: [
		wassly(id, {
			resource: 'message',
			operation: 'send',
			to: TO,
			message: TEXT,
			options: { interval: PAUSE_MS },
			...parameters,
		}),
	],
});

/** What people build without the node: one message a round, then a pause. */
function loopOfRequests(id: string, { url }: Simulator): Candidate {
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	const form = { instance_id: INSTANCE, contact_mobile_number: TO, message: TEXT };
	return {
		path: 'loop-of-requests',
		nodes: [
			postForm(id, url, form),
			{
				type: 'n8n-nodes-base.wait',
				name: 'Wait',
				typeVersion: 1.1,
				webhookId: 'loop-of-requests-wait',
				parameters: { amount: PAUSE_MS / 1000 },
			},
			{
				type: 'n8n-nodes-base.splitInBatches',
				name: 'Loop',
				typeVersion: 3,
				parameters: { options: {} },
			},
		],
		connections: {
			Items: { main: [to('Loop')] },
			Loop: { main: [to('Respond'), to('HTTP Request')] },
			'HTTP Request': { main: [to('Wait')] },
			Wait: { main: [to('Loop')] },
		},
	};
}

/** The share of the device that sent most of the messages. */
function busiestShare({ messages }: Simulator): number {
	const counts = DEVICES.map(
		({ instance_id }) => messages.filter(({ fields }) => fields.instance_id === instance_id).length,
	);
	return Math.max(...counts) / messages.length;
}
