import { APPROVE, DECLINE, MAX_LENGTH } from '../answer';
import type { PageContent } from '../readPageContent';
import { directionOf } from './direction';
import { formatted } from './formatting';
import { metaPolicy } from './headers';
import { html, join, type Html } from './html';
import { SCRIPT } from './script';
import { STYLE } from './style';

interface QuestionPage extends PageContent {
	/** What was wrong with the last response. */
	problem?: string;
	/** What the person had written. */
	text?: string;
}

/** The page on which the person responds. It works without scripts and loads nothing. */
export const questionPage = (nonce: string, page: QuestionPage): string =>
	wholePage(nonce, page, [
		html`<p dir="auto">${formatted(page.message)}</p>`,
		page.problem ? html`<p class="problem" role="alert" dir="auto">${page.problem}</p>` : html``,
		html`<form method="post">${controls(page)}</form>`,
		// Screen readers announce a change only in an element that was already there.
		html`<div role="status"><p id="sending" dir="auto" hidden>${page.texts.sending}</p></div>`,
		html`<script nonce="${nonce}">
			${{ html: SCRIPT }};
		</script>`,
	]);

/** @param repeated the label of the button, or the text */
export function thankYouPage(nonce: string, page: PageContent, repeated: string): string {
	const { question, texts } = page;
	const label = question.type === 'freeText' ? texts.written : texts.chosen;
	return wholePage(nonce, page, [
		html`<p role="status" dir="auto">${page.thanks}</p>`,
		html`<p class="answer" dir="auto">${`${label} ${repeated}`}</p>`,
	]);
}

/** For a link of an earlier round. It shows nothing of the question that waits now. */
export const answeredPage = (nonce: string, { language, texts }: PageContent): string =>
	wholePage(nonce, { title: '', message: texts.answered, language }, [
		html`<h1 dir="auto">${texts.answered}</h1>`,
	]);

/** For a question that n8n has not kept. */
export const brokenPage = (nonce: string): string =>
	wholePage(nonce, { title: 'Something is missing', message: '', language: 'en' }, [
		html`<p role="status">
			This page can't be shown. Please reply to the person who sent you the link.
		</p>`,
	]);

function controls({ question, title, text = '' }: QuestionPage): Html {
	switch (question.type) {
		case 'approval':
			return join([
				button(APPROVE, question.approve, 'primary'),
				question.decline === undefined ? html`` : button(DECLINE, question.decline),
			]);
		case 'choice':
			return join(question.choices.map((choice) => button(choice, choice)));
		case 'freeText':
			return html`<textarea
					name="response"
					dir="auto"
					maxlength="${String(MAX_LENGTH)}"
					required
					aria-label="${title}"
				>
${text}</textarea
				><button class="primary" dir="auto">${question.submit}</button>`;
	}
}

const button = (value: string, label: string, kind = '') =>
	html`<button name="response" value="${value}" class="${kind}" dir="auto">${label}</button>`;

const wholePage = (
	nonce: string,
	{ title, message, language }: Pick<PageContent, 'title' | 'message' | 'language'>,
	body: Html[],
): string =>
	html`<!DOCTYPE html>
		<html lang="${language}" dir="${directionOf(message || title)}">
			<head>
				<meta charset="utf-8" />
				<meta http-equiv="Content-Security-Policy" content="${metaPolicy(nonce)}" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title || message}</title>
				<style nonce="${nonce}">
					${{ html: STYLE }}
				</style>
			</head>
			<body>
				<main>${title ? html`<h1 dir="auto">${title}</h1>` : html``}${join(body)}</main>
			</body>
		</html> `.html;
