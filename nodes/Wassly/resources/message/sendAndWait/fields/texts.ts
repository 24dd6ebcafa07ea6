import type { INodeProperties } from 'n8n-workflow';

export const DEFAULT_TITLE = 'Your response';
export const DEFAULT_THANKS = 'Thank you. You can close this page now.';

/** What the page says by itself, unless the user has set other words. */
export const DEFAULT_TEXTS = {
	sending: 'Your answer is on its way.',
	chosen: 'You chose:',
	written: 'You wrote:',
	noButton: 'Please use one of the buttons.',
	noChoice: 'Please pick one of the choices.',
	noText: 'Please write a response.',
	tooLong: 'Please write 4,000 characters or fewer.',
	answered:
		'This question has already been answered, or nobody answered it in time. If you got a newer message, please use the link in that one.',
};

export type PageTexts = typeof DEFAULT_TEXTS;

const LABELS: Record<keyof PageTexts, [displayName: string, description: string]> = {
	sending: ['Answer on Its Way', 'Shown while the response is sent'],
	chosen: ['Before the Choice', 'Shown before the chosen label, once the person has responded'],
	written: ['Before the Text', 'Shown before the written text, once the person has responded'],
	noButton: ['Button Missing', 'Shown if no button was used'],
	noChoice: ['Choice Missing', 'Shown if no choice was picked'],
	noText: ['Text Missing', 'Shown for a typed answer that is empty'],
	tooLong: ['Text Too Long', 'Shown for an answer of more than 4,000 characters'],
	answered: ['Already Answered', 'Shown if the link belongs to an earlier question'],
};

export const pageTextsOption: INodeProperties = {
	displayName: 'Page Texts',
	name: 'pageTexts',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Texts',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: Object.entries(LABELS).map(([name, [displayName, description]]) => {
				const text = DEFAULT_TEXTS[name as keyof PageTexts];
				return { displayName, name, type: 'string', default: text, description };
			}),
		},
	],
	description: "The page's own short texts, for example in another language",
};
