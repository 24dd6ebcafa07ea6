import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readChoice, readOptionalText } from '../../../../shared/parameters';
import { mistakeInText } from '../errors/textErrors';
import { whatsAppText } from './whatsAppText';

/**
 * @param value in place of the field Message
 * @returns the text to send, '' for none
 * @throws WasslyError
 */
export function readMessageText(
	context: IExecuteFunctions,
	itemIndex: number,
	value: unknown = context.getNodeParameter('message', itemIndex, ''),
): string {
	const text = readOptionalText('Message', value);
	refuseMistake(
		'Message',
		text,
		context.getNode().parameters.message,
		inputItem(context, itemIndex),
	);
	return inFormat(text, context.getNodeParameter('options', itemIndex, {}).format);
}

/** @returns '' for none @throws WasslyError */
export function readContactName(context: IExecuteFunctions, itemIndex: number): string {
	const { contactName } = context.getNodeParameter('additionalFields', itemIndex, {});
	const name = readOptionalText('Contact Name', contactName).trim();
	const written = context.getNode().parameters.additionalFields as IDataObject | undefined;
	refuseMistake('Contact Name', name, written?.contactName, inputItem(context, itemIndex));
	return name;
}

/** @param format the option 'Format' @throws WasslyError if there is no such format */
const inFormat = (text: string, format: unknown = 'asWritten'): string =>
	readChoice('Format', format, ['asWritten', 'markdown']) === 'markdown'
		? whatsAppText(text)
		: text;

const inputItem = (context: IExecuteFunctions, itemIndex: number): unknown =>
	context.getInputData()[itemIndex]?.json;

/**
 * Refuses an object or a failed calculation that an expression has put into a text. People may write
 * these words themselves, in the field or in a text of the item.
 *
 * @param written the field as it was filled in, with its expressions
 */
function refuseMistake(label: string, text: string, written: unknown, item: unknown): void {
	const [mistake] = /\[object [A-Z][\w ]*\]|\bNaN\b|\bInvalid Date(?:Time)?\b/.exec(text) ?? [];
	if (mistake === undefined) return;
	const isMeant = [String(written), JSON.stringify(item)].some((source) =>
		source?.includes(mistake),
	);
	if (!isMeant) throw mistakeInText(label, mistake);
}
