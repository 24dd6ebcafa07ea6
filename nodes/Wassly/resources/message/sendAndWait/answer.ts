import type { IDataObject } from 'n8n-workflow';
import type { PageContent } from './readPageContent';
import { isVisible } from '../../../../shared/parameters';

/** Of a typed answer, in characters. */
export const MAX_LENGTH = 4000;

/** The values of the two buttons. */
export const APPROVE = 'approve';
export const DECLINE = 'decline';

/**
 * What the output item contains and how the page repeats it, or what is wrong with the response, in
 * words for the person.
 */
export type Answer = { data: IDataObject; repeated: string } | { problem: string };

/** Reads what was posted, which may have come from anywhere. */
export function readAnswer({ question, texts }: PageContent, posted: string): Answer {
	// Forms send line breaks as CRLF.
	const response = posted.replace(/\r\n/g, '\n');
	switch (question.type) {
		case 'approval':
			if (response === APPROVE) return { data: { approved: true }, repeated: question.approve };
			if (response === DECLINE && question.decline !== undefined) {
				return { data: { approved: false }, repeated: question.decline };
			}
			return { problem: texts.noButton };
		case 'choice':
			return question.choices.includes(response)
				? { data: { choice: response }, repeated: response }
				: { problem: texts.noChoice };
		case 'freeText': {
			const text = response.trim();
			if (!isVisible(text)) return { problem: texts.noText };
			if (text.length > MAX_LENGTH) return { problem: texts.tooLong };
			return { data: { text }, repeated: text };
		}
	}
}
