import type { IDataObject } from 'n8n-workflow';
import { duplicateChoice, noChoices, unprintableChoice } from '../errors/waitErrors';
import { readChoice, readOptionalText, readText } from '../../../../shared/parameters';
import { DEFAULT_APPROVE_LABEL, DEFAULT_DISAPPROVE_LABEL } from './fields/responseFields';

/** What the person can respond. */
export type Question =
	/** @property decline undefined if the person can only approve */
	| { type: 'approval'; approve: string; decline?: string }
	| { type: 'choice'; choices: string[] }
	| { type: 'freeText'; submit: string };

/** @param options of the node @throws WasslyError */
export function readQuestion(parameter: (name: string) => unknown, options: IDataObject): Question {
	const type = readChoice('Response Type', parameter('responseType'), TYPES);
	if (type === 'choice') return { type, choices: readChoices(parameter('choices')) };
	if (type === 'freeText') {
		return {
			type,
			submit: textOr('Submit', 'Submit Button Label', options.responseFormButtonLabel),
		};
	}
	const { values = {} } = (parameter('approvalOptions') ?? {}) as { values?: IDataObject };
	const { approvalType = 'double', approveLabel, disapproveLabel } = values;
	const isDouble = readChoice('Type of Approval', approvalType, ['single', 'double']) === 'double';
	return {
		type,
		approve: textOr(DEFAULT_APPROVE_LABEL, 'Approve Button Label', approveLabel),
		decline: isDouble
			? textOr(DEFAULT_DISAPPROVE_LABEL, 'Disapprove Button Label', disapproveLabel)
			: undefined,
	};
}

const TYPES = ['approval', 'choice', 'freeText'] as const;

function readChoices(parameter: unknown): string[] {
	const { values = [] } = (parameter ?? {}) as { values?: IDataObject[] };
	const choices = values.map(({ label }) => readText('Label', label).replace(/\r\n/g, '\n'));
	if (choices.length === 0) throw noChoices();
	for (const choice of choices) if (!canBePosted(choice)) throw unprintableChoice(choice);
	const repeated = choices.find((choice, index) => choices.indexOf(choice) !== index);
	if (repeated !== undefined) throw duplicateChoice(repeated);
	return choices;
}

/** Whether a browser would post it as it is. It changes a lone CR and replaces NUL; other control characters can't be seen. */
const canBePosted = (label: string): boolean => !/[^\P{Cc}\n\t]/u.test(label);

const textOr = (fallback: string, label: string, value: unknown) =>
	readOptionalText(label, value).trim() || fallback;
