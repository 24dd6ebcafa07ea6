/** Why a message has no recipient. */
import { shown } from '../../../../shared/errors/parameterErrors';
import { WasslyError } from '../../../../shared/errors/WasslyError';

const refused = (reason: string, description: string) =>
	new WasslyError(`${reason}, so the message was not sent`, description);

const AS_INTERNATIONAL = "Write it with '+' and the country code, e.g. +15550100200.";

export const emptyRecipient = () =>
	refused(
		"'To' is empty for this item",
		"Check the name of the field in the expression, and filter out empty rows before this node. Write the number with '+' and the country code, e.g. +15550100200.",
	);

export const notAPhoneNumber = (value: unknown) =>
	refused(`'To' is not a phone number: ${shown(value)}`, AS_INTERNATIONAL);

export const noCountryCode = (value: unknown) =>
	refused(
		`'To' has no country code: ${shown(value)}`,
		"A number with a country code starts with '+': in an expression, write +{{ … }}. For national numbers, set 'Default Country' in the node's options.",
	);

export const unknownCallingCode = (value: unknown) =>
	refused(`'To' starts with a country code that does not exist: ${shown(value)}`, AS_INTERNATIONAL);

export const roundedNumber = (value: unknown) =>
	refused(
		`'To' was rounded by a spreadsheet: ${shown(value)}`,
		"The last digits are lost. Format the column as text, and enter the numbers again. If the zeros are the number's own, write a space between them.",
	);

export const twoNumbers = (value: unknown) =>
	refused(
		`'To' contains more than one number: ${shown(value)}`,
		'Pass one number per item, e.g. with a Split Out node before this one.',
	);

/** @param readings the numbers that it can mean, if they are known */
export const severalReadings = (value: unknown, readings: string[] = []) =>
	refused(
		`'To' has more than one reading: ${shown(value)}`,
		readings.length > 1
			? `It can mean ${readings.join(' or ')}. Write the number that you mean, with '+' and the country code.`
			: "It ends with digits that may not belong to the number. Write only the number, with '+' and the country code, without spaces.",
	);

/** @param kind of chat, e.g. "a group" */
export const groupInsteadOfNumber = (kind: string, value: unknown) =>
	refused(
		`'To' is ${kind}, not a phone number: ${shown(value)}`,
		`Wassly's API can't send to ${kind.replace(/^an? /, '')}s. ${AS_INTERNATIONAL}`,
	);

export const hiddenId = (value: unknown) =>
	refused(
		`'To' is a hidden ID, not a number: ${shown(value)}`,
		`WhatsApp hides this person's number. ${AS_INTERNATIONAL}`,
	);

/**
 * @param code e.g. "+49 (Germany)"
 * @param lengths how many digits a number may have, without the country code and the trunk prefix, in
 * ascending order
 * @param found how many this one has, in each way to read it
 */
export function notANumberIn(
	value: unknown,
	code: string,
	trunk: string,
	lengths: number[],
	found: number[],
) {
	const isTooShort = Math.max(...found) < Math.min(...lengths);
	const isTooLong = Math.min(...found) > Math.max(...lengths);
	const isWhat = isTooShort ? 'too short' : isTooLong ? 'too long' : 'not a valid number';
	const without = trunk === '' ? 'the country code' : `the country code and a leading ${trunk}`;
	return refused(
		`'To' is ${isWhat} for country code ${code}: ${shown(value)}`,
		`Check the number. Without ${without}, such numbers have ${oneOf(lengths)} digits.`,
	);
}

/** @returns for example "9", "8 or 9", "7, 9 or 10" or "6 to 12" */
function oneOf(numbers: number[]): string {
	const [first = 0, last = first] = [numbers[0], numbers.at(-1)];
	return numbers.length > 2 && last - first === numbers.length - 1
		? `${first} to ${last}`
		: numbers.join(', ').replace(/, (\d+)$/, ' or $1');
}

export const unknownCountry = (value: unknown) =>
	refused(
		`'Default Country' is not a country: ${shown(value)}`,
		"Choose from the list in 'Default Country', or use the two letters of its ISO code, e.g. DE.",
	);
