import { documentedDevice } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import type { Candidate, Candidates } from '../candidates';
import type { Floor } from '../floor';
import type { Section } from '../report';
import { alternate, spread } from '../samples';

const MESSAGES = 100;

export const FORM = {
	instance_id: documentedDevice.instance_id,
	contact_mobile_number: '+15550100200',
	message: 'Your order is on its way.',
};

/** A message for each of a hundred input items. */
export async function messages({
	candidates,
	simulator,
	wassly,
	httpRequest,
	floor,
}: {
	candidates: Candidates;
	simulator: Simulator;
	wassly: Candidate;
	httpRequest: Candidate;
	floor: Floor;
}): Promise<Section> {
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
			wassly: perMessage(async () => await candidates.time(wassly, MESSAGES, MESSAGES)),
			httpRequest: perMessage(async () => await candidates.time(httpRequest, MESSAGES, MESSAGES)),
			floor: perMessage(async () => await floor.send(FORM, MESSAGES)),
		},
		20,
		5,
	);
	return {
		title: '6. Messages',
		text: `${MESSAGES} messages, one per input item. Milliseconds per message. The bare process shows the simulator's own share: it posts the same form, one after the other. The Wassly node reads all items first and waits for the response to each message before it sends the next. HTTP Request sends all messages at once.`,
		columns: ['', 'Wassly node', 'HTTP Request', 'Bare process'],
		rows: [
			[
				'Per message',
				spread(times.wassly, 1),
				spread(times.httpRequest, 1),
				spread(times.floor, 1),
			],
		],
	};
}
