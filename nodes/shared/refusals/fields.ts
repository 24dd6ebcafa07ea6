import { Refusal } from './refusal';

const LONGEST_VALUE = 60;

/** What stands in a field, in quotes; the beginning is enough to recognise a long one. */
function shown(value: unknown): string {
	const text = String(value);
	return text.length > LONGEST_VALUE ? `"${text.slice(0, LONGEST_VALUE)}…"` : `"${text}"`;
}

export const missingValue = (label: string) =>
	new Refusal(
		`'${label}' is empty`,
		`Fill in '${label}'. If it is an expression, check that it gives a value for this item.`,
	);

export const badNumber = (label: string, value: unknown, atLeast: number) =>
	new Refusal(
		`'${label}' is not a number from ${atLeast} up: ${shown(value)}`,
		`Set '${label}' to a number such as ${atLeast}. If it is an expression, check what it gives for this item.`,
	);

export const badDate = (label: string, value: unknown) =>
	new Refusal(
		`'${label}' is not a date and time: ${shown(value)}`,
		`Use a value such as 2024-01-15T10:30:00Z for '${label}'.`,
	);

export const badChoice = (label: string, value: unknown, choices: string[]) =>
	new Refusal(
		`'${label}' can't be ${shown(value)}`,
		`Use one of these for '${label}': ${choices.join(', ')}.`,
	);

export const unknownOperation = (resource: string, operation: string) =>
	new Refusal(
		`This version of the node can't do "${operation}" for "${resource}"`,
		"Choose 'Resource' and 'Operation' again, or update the package.",
	);

/** @param known some of the devices that there are, as "name (ID)" */
export const unknownDevice = (id: string, known: string[], count: number) =>
	new Refusal(
		`There is no device with the ID ${shown(id)}`,
		count === 0
			? 'The account has no device. Add one in Wassly first.'
			: `Choose one from the list, or use an instance_id that "List WhatsApp Web Devices" returns. ${devicesThatAreThere(known, count)}`,
	);

function devicesThatAreThere(known: string[], count: number): string {
	const more = count > known.length ? ` and ${count - known.length} more` : '';
	return `The account has: ${known.join(', ')}${more}.`;
}
