import { WasslyError } from './WasslyError';

const MAX_LENGTH = 60;

/** A parameter's value in quotes, shortened if long. */
export function shown(value: unknown): string {
	const text = typeof value === 'object' && value !== null ? asJson(value) : String(value ?? '');
	return text.length > MAX_LENGTH ? `"${text.slice(0, MAX_LENGTH)}…"` : `"${text}"`;
}

function asJson(value: object): string {
	try {
		return JSON.stringify(value);
	} catch {
		return String(value);
	}
}

export const missingValue = (label: string) =>
	new WasslyError(
		`'${label}' is empty`,
		`Fill in '${label}'. If it is an expression, check that it returns a value for this item.`,
	);

export const notAText = (label: string) =>
	new WasslyError(
		`'${label}' must be text`,
		'The expression returns an object or a list. Choose one of its fields, for example {{ $json.name }}.',
	);

export const invalidId = (label: string, value: unknown) =>
	new WasslyError(
		`'${label}' contains ${shown(value)}, which is not an ID`,
		`Choose from the list in '${label}'. If it is an expression, let it return IDs as a list or a comma-separated string.`,
	);

export const invalidNumber = (label: string, value: unknown, min: number) =>
	new WasslyError(
		`'${label}' must be a number of ${min} or more, not ${shown(value)}`,
		`Set '${label}' to a number such as ${Math.max(min, 1)}. If it is an expression, check what it returns for this item.`,
	);

export const invalidBoolean = (label: string, value: unknown) =>
	new WasslyError(
		`'${label}' must be true or false, not ${shown(value)}`,
		`Turn '${label}' on or off. If it is an expression, check what it returns for this item.`,
	);

export const invalidDate = (label: string, value: unknown) =>
	new WasslyError(
		`'${label}' is not a date and time: ${shown(value)}`,
		`Enter a value such as 2024-01-15T10:30:00Z in '${label}'.`,
	);

export const invalidChoice = (label: string, value: unknown, choices: readonly string[]) =>
	new WasslyError(
		`'${label}' can't be ${shown(value)}`,
		`Use one of these for '${label}': ${choices.join(', ')}.`,
	);

export const unknownOperation = (resource: string, operation: string) =>
	new WasslyError(
		`This version of the node does not know "${operation}" for "${resource}"`,
		"Choose 'Resource' and 'Operation' again, or update the package.",
	);

/** @param suggestions some of the account's devices, as "name (ID)" @param count of all its devices */
export const unknownDevice = (id: string, suggestions: string[], count: number) =>
	new WasslyError(
		`There is no device with the ID ${shown(id)}`,
		count === 0
			? 'The account has no devices. Add one in Wassly first.'
			: `Choose a device from the list, or use an instance_id that "List WhatsApp Web Devices" returns. ${knownDevices(suggestions, count)}`,
	);

/** @param instanceId of the device with this name */
export const nameInsteadOfId = (name: string, instanceId: string) =>
	new WasslyError(
		`${shown(name)} is the name of a device, but 'Device' needs its instance_id`,
		`Use its instance_id: ${instanceId}.`,
	);

function knownDevices(suggestions: string[], count: number): string {
	const more = count > suggestions.length ? ` and ${count - suggestions.length} more` : '';
	return `The account has: ${suggestions.join(', ')}${more}.`;
}

/** n8n 2 then reads no parameter of any node. */
export const addressWithoutScheme = () =>
	new WasslyError(
		"n8n's WEBHOOK_URL does not start with https:// or http://, so nothing was sent",
		"Set n8n's environment variable WEBHOOK_URL to a full address, such as https://n8n.example.com/, and restart n8n.",
	);
