import type { IDataObject } from 'n8n-workflow';
import type { Question } from './question';

const MAX_LENGTH = 4000;

/** What the output item contains, or what is wrong with the answer, for the person. */
export type Answer = { data: IDataObject } | { problem: string };

/**
 * Reads what the person's page has posted.
 *
 * @param posted the value of its field `response`, which anybody can send
 */
export function readAnswer(question: Question, posted: unknown): Answer {
	const response = typeof posted === 'string' ? posted : '';
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
			// Forms send line breaks as CRLF.
			const text = response.replace(/\r\n/g, '\n').trim();
			if (text === '') return { problem: 'Please write a response.' };
			if (text.length > MAX_LENGTH) {
				return { problem: 'Please write 4,000 characters or less.' };
			}
			return { data: { text } };
		}
	}
}

/** The values of the two buttons. */
export const APPROVE = 'approve';
export const DECLINE = 'decline';
