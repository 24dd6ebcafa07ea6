import type { INode } from 'n8n-workflow';
import { examples, type Example } from '../n8n/examples';

/**
 * The examples in the order in which a newcomer should try them, each with what its note says only in
 * `npm run editor`.
 */
const STOPS: Record<string, string> = {
	'message-a-list.json': 'Change nothing, and execute the workflow.',
	'list-devices.json': 'Change nothing, and execute the workflow.',
	'failover.json':
		'Change nothing. Press Enter in the terminal to disconnect or reconnect the first device.',
	'message-every-connected-device.json': 'Change nothing, and execute the workflow.',
	'send-file.json': 'Change nothing, and execute the workflow.',
	'alert-when-device-disconnects.json':
		'Change nothing. Press Enter in the terminal to disconnect or reconnect the first device.',
	'ask-for-approval.json': 'Change nothing. The terminal prints the link in the message.',
	'message-a-google-sheet.json': 'This one needs a Google account.',
	'order-notifications.json':
		'Only the Header Auth credential is missing. The terminal prints the message.',
	'alert-when-a-workflow-fails.json': 'Only the email needs an account of yours.',
	'device-history-and-daily-report.json': 'Only the email needs an account of yours.',
	'metrics-for-prometheus.json': 'Only the Header Auth credential is missing.',
	'heartbeat-for-uptime-kuma.json': 'Only the address of Uptime Kuma is missing.',
	'outbox.json': 'Change nothing. The terminal prints each message.',
	'appointment-reminders.json': 'Change nothing. The terminal prints the link in the message.',
	'agent-with-human-review.json':
		'Change nothing: the model is simulated, too. The terminal prints the link in the message.',
};

/**
 * The examples in the order in which a newcomer should try them, with their numbers in their names: a list
 * sorted by name shows them in this order.
 *
 * @throws if `STOPS` doesn't list exactly the files in `examples/`
 */
export function tour(): Example[] {
	const known = examples();
	const order = Object.entries(STOPS);
	const stops = order.flatMap(([file, hint]) =>
		known.filter((example) => example.file === file).map((example) => withHint(example, hint)),
	);
	if (stops.length !== known.length || stops.length !== order.length) {
		throw new Error(
			`The order of the examples doesn't list each of them once: ${Object.keys(STOPS).join(', ')}`,
		);
	}
	return stops.map((example, index) => ({ ...example, name: numbered(example.name, index + 1) }));
}

const numbered = (name: string, number: number) =>
	`${String(number).padStart(2, '0')}. ${number === 1 ? 'Start here: ' : ''}${name}`;

/** Adds a sentence to the end of an example's note, and the room for it above the nodes. */
function withHint(example: Example, hint: string): Example {
	const nodes = example.nodes.map((node): INode => {
		if (!node.type.endsWith('.stickyNote')) return node;
		const { content, height } = node.parameters;
		const [left, top] = node.position;
		return {
			...node,
			position: [left, top - HINT_HEIGHT],
			parameters: {
				...node.parameters,
				content: `${String(content)}\n\n**With \`npm run editor\`:** ${hint}`,
				height: Number(height) + HINT_HEIGHT,
			},
		};
	});
	return { ...example, nodes };
}

/** A line and the gap before it. */
const HINT_HEIGHT = 40;
