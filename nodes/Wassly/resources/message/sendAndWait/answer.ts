import type { IDataObject } from 'n8n-workflow';
import type { Question } from './question';

/** Of a text, in characters. */
export const MAX_LENGTH = 4000;

/** The values of the two buttons. */
export const APPROVE = 'approve';
export const DECLINE = 'decline';

/** What the output item contains, or what is wrong with the response, in words for the person. */
export type Answer = { data: IDataObject } | { problem: string };

/** Reads what was posted, which may have come from anywhere. */
export function readAnswer(question: Question, posted: string): Answer {
	// Forms send line breaks as CRLF.
	const response = posted.replace(/\r\n/g, '\n');
	switch (question.type) {
		case 'approval':
			if (response === APPROVE) return { data: { approved: true } };
			if (response === DECLINE && question.decline !== undefined) {
				return { data: { approved: false } };
			}
			return { problem: 'Please use one of the buttons.' };
		case 'choice':
			return question.choices.includes(response)
				? { data: { choice: response } }
				: { problem: 'Please pick one of the choices.' };
		case 'freeText': {
			const text = response.trim();
			if (text === '') return { problem: 'Please write a response.' };
			if (text.length > MAX_LENGTH) {
				return { problem: 'Please write 4,000 characters or less.' };
			}
			return { data: { text } };
		}
	}
}
