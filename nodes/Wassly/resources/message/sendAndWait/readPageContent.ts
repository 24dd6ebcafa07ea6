import type { IDataObject } from 'n8n-workflow';
import { invalidLanguage } from '../errors/waitErrors';
import { readOptionalText } from '../../../../shared/parameters';
import { readQuestion, type Question } from './question';
import { DEFAULT_TEXTS, DEFAULT_THANKS, DEFAULT_TITLE, type PageTexts } from './fields/texts';

/** What the page shows. */
export interface PageContent {
	title: string;
	message: string;
	question: Question;
	thanks: string;
	/** A tag such as "en" or "pt-BR". */
	language: string;
	texts: PageTexts;
}

/**
 * @param parameter a value of the node @param message as it is in the chat, without the link
 * @throws WasslyError for a page that could not be shown later
 */
export function readPageContent(
	parameter: (name: string) => unknown,
	message: string,
): PageContent {
	const options = (parameter('options') ?? {}) as IDataObject;
	const text = (label: string, value: unknown, fallback: string) =>
		readOptionalText(label, value).trim() || fallback;
	const { values: ownTexts = {} } = (options.pageTexts ?? {}) as { values?: IDataObject };
	const language = text('Page Language', options.pageLanguage, 'en');
	if (!/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language)) throw invalidLanguage(language);
	return {
		title: text('Page Title', options.responseFormTitle, DEFAULT_TITLE),
		message: message.trim(),
		question: readQuestion(parameter, options),
		thanks: text('Thank You Text', options.thankYouText, DEFAULT_THANKS),
		language,
		texts: Object.fromEntries(
			Object.entries(DEFAULT_TEXTS).map(([name, fallback]) => [
				name,
				text('Page Texts', ownTexts[name], fallback),
			]),
		) as PageTexts,
	};
}
