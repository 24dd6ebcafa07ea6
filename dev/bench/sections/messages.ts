import { documentedDevice } from '../../simulator/devices';
import { FORM, type Lab } from '../candidates';
import type { Measured } from '../report';
import { alternate, spread } from '../samples';

const MESSAGES = 100;

/** A message for each of a hundred input items. */
export async function messages({ candidates, simulator, floor }: Lab): Promise<Measured> {
	const wassly = await candidates.publish('wassly-send', [candidates.wasslySend()]);
	const httpRequest = await candidates.publish('http-send', [candidates.httpRequestSend(FORM)]);
	simulator.devices = [documentedDevice];
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
			httpRequest: perMessage(async () => await httpRequest.time(MESSAGES)),
			floor: perMessage(async () => await floor.send(FORM, MESSAGES)),
		},
		20,
		5,
	);
	return {
		text: `${MESSAGES} messages, one per input item. Milliseconds per message. The bare process shows the simulator's own share: it posts the same form, one at a time. The Wassly node reads all items first and waits for the response to each message before it sends the next. HTTP Request sends all messages at once.`,
		columns: ['', 'Wassly node', 'HTTP Request', 'Bare process'],
		rows: [['Per message', ...Object.values(times).map((values) => spread(values, 1))]],
	};
}
