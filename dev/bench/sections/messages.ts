import { documentedDevice } from '../../simulator/devices';
import { FORM, type Lab } from '../candidates';
import type { Measured } from '../report';
import { alternate, spread } from '../samples';

const MESSAGES = 100;

/** How many keys n8n remembers when messages with a key are measured. */
const KEYS = 10_000;

/** A message for each of a hundred input items. */
export async function messages({ candidates, simulator, floor }: Lab): Promise<Measured> {
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
			keyed: perMessage(async () => await keyed.time(MESSAGES)),
			httpRequest: perMessage(async () => await httpRequest.time(MESSAGES)),
			floor: perMessage(async () => await floor.send(FORM, MESSAGES)),
		},
		20,
		5,
	);
	return {
		text: `${MESSAGES} messages, one per input item. Milliseconds per message. The bare process shows the simulator's own share: it posts the same form, one at a time. The Wassly node reads all items first and waits for the response to each message before it sends the next. HTTP Request sends all messages at once. Before each message, the Wassly node notes in n8n's database that it leaves; with a key, among ${KEYS.toLocaleString('en')} others.`,
		columns: ['', 'Wassly node', 'With a Message Key', 'HTTP Request', 'Bare process'],
		rows: [['Per message', ...Object.values(times).map((values) => spread(values, 1))]],
	};
}
