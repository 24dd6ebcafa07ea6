import { examples, type Example } from '../n8n/examples';

/** The examples from the easiest to the hardest: a list sorted by name shows them in this order. */
const ORDER = [
	'list-devices.json',
	'failover.json',
	'message-every-connected-device.json',
	'send-file.json',
	'alert-when-device-disconnects.json',
	'ask-for-approval.json',
	'agent-with-human-review.json',
];

/**
 * The examples in the order in which a newcomer should try them, with their numbers in their names.
 *
 * @throws if `ORDER` doesn't list exactly the files in `examples/`
 */
export function tour(): Example[] {
	const known = examples();
	const stops = ORDER.flatMap((file) => known.filter((example) => example.file === file));
	if (stops.length !== known.length || stops.length !== ORDER.length) {
		throw new Error(
			`The order of the examples doesn't list each of them once: ${ORDER.join(', ')}`,
		);
	}
	return stops.map((example, index) => ({ ...example, name: numbered(example.name, index + 1) }));
}

const numbered = (name: string, number: number) =>
	number === 1 ? `1. Start here: ${name}` : `${number}. ${name}`;
