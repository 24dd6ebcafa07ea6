/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentedDevice } from '../../simulator/devices';
import { FORM, withCandidates, type Candidate, type Candidates, type Lab } from '../candidates';
import { target, type Measured } from '../report';
import { alternate, ratio, spread } from '../samples';

const MESSAGES = 100;

/** How many keys n8n remembers when messages with a key are measured. */
const KEYS = 10_000;

/** A message for each of a hundred input items. */
export async function messages(lab: Lab, unpacked: string): Promise<Measured> {
	return await withCandidates(
		await withoutRecord(unpacked),
		lab.simulator,
		async (unrecorded) => await measure(lab, unrecorded),
	);
}

/** @param unrecorded in an n8n whose Wassly node notes nothing in n8n's database */
async function measure(
	{ candidates, simulator, floor }: Lab,
	unrecorded: Candidates,
): Promise<Measured> {
	const bare = await unrecorded.publish('unrecorded', [unrecorded.wasslySend()]);
	const wassly = await candidates.publish('wassly-send', [candidates.wasslySend()]);
	const httpRequest = await candidates.publish('http-send', [candidates.httpRequestSend(FORM)]);
	const messageKey = '={{ $execution.id }} {{ $json.row }}';
	const keyed = await candidates.publish('keyed-send', [
		candidates.wasslySend({ options: { messageKey } }),
	]);
	simulator.devices = [documentedDevice];
	for (let sent = 0; sent < KEYS; sent += 1000) await keyed.time(1000);
	const perMessage = (send: () => Promise<number>) => async () => {
		simulator.messages.length = 0;
		const time = await send();
		if (simulator.messages.length !== MESSAGES) {
			throw new Error(`${simulator.messages.length} of ${MESSAGES} messages arrived`);
		}
		return time / MESSAGES;
	};
	const times = await alternate(
		{
			wassly: perMessage(async () => await wassly.time(MESSAGES)),
			unrecorded: perMessage(async () => await bare.time(MESSAGES)),
			keyed: perMessage(async () => await keyed.time(MESSAGES)),
			httpRequest: perMessage(async () => await httpRequest.time(MESSAGES)),
			floor: perMessage(async () => await floor.send(FORM, MESSAGES)),
		},
		20,
		5,
	);
	return {
		text: `${MESSAGES} messages, one per input item. Milliseconds per message. The bare process shows the simulator's own share: it posts the same form, one at a time. The Wassly node reads all items first and waits for the response to each message before it sends the next. HTTP Request sends all messages at once. Before each message, the Wassly node notes in n8n's database that it leaves; with a key, among ${KEYS.toLocaleString('en')} others. "Without notes" is a copy of the package that doesn't, in an n8n of its own: the rest is their share.`,
		columns: [
			'',
			'Wassly node',
			'Without notes',
			'With a Message Key',
			'HTTP Request',
			'Bare process',
		],
		rows: [['Per message', ...Object.values(times).map((values) => spread(values, 1))]],
		targets: [
			target(
				'Time per message, compared with HTTP Request',
				ratio(times.wassly, times.httpRequest),
				2.5,
			),
		],
	};
}

const EXECUTIONS = 50;

/** Executions that a webhook starts at the same time, with a message each. */
export async function atOnce({ candidates, simulator }: Lab): Promise<Measured> {
	const wassly = await candidates.publish('wassly-at-once', [candidates.wasslySend()]);
	const httpRequest = await candidates.publish('http-at-once', [candidates.httpRequestSend(FORM)]);
	simulator.devices = [documentedDevice];
	const all = (candidate: Candidate) => async () => {
		simulator.messages.length = 0;
		const begin = performance.now();
		await Promise.all(Array.from({ length: EXECUTIONS }, async () => await candidate.run()));
		const time = performance.now() - begin;
		if (simulator.messages.length !== EXECUTIONS) throw new Error('Messages were lost');
		return time;
	};
	const times = await alternate({ wassly: all(wassly), httpRequest: all(httpRequest) }, 20, 5);
	return {
		text: `A webhook is called ${EXECUTIONS} times at once, for one message each: milliseconds until all have responded. Most of it is n8n's own.`,
		columns: ['', 'Wassly node', 'HTTP Request'],
		rows: [['All executions', ...Object.values(times).map((values) => spread(values))]],
		targets: [
			target(
				`Time for ${EXECUTIONS} executions at once, compared with HTTP Request`,
				ratio(times.wassly, times.httpRequest),
				1.2,
			),
		],
	};
}

/** A copy of the package that notes nothing in n8n's database. @returns its folder */
async function withoutRecord(unpacked: string): Promise<string> {
	const copy = `${unpacked}-without-record`;
	await cp(unpacked, copy, { recursive: true });
	const file = join(copy, 'dist/wassly.js');
	const code = await readFile(file, 'utf8');
	const changed = code.replace('if (id) this.marks = Marks.of(this.node);', '');
	if (changed === code) throw new Error('The line that turns on the record is not there');
	await writeFile(file, changed);
	return copy;
}
