import { APPROVE, DECLINE, MAX_LENGTH } from '../answer';
import type { Question } from '../question';
import type { PageContent } from '../readPageContent';
import { metaPolicy } from './headers';
import { html, join, type Html } from './html';
import { STYLE } from './style';

interface QuestionPage extends PageContent {
	/** What was wrong with the last response. */
	problem?: string;
	/** What the person had written. */
	text?: string;
}

/** The page on which the person responds. It works without scripts and loads nothing. */
export const questionPage = (nonce: string, page: QuestionPage): string =>
	wholePage(nonce, page.title || 'Your response', [
		page.title ? html`<h1 dir="auto">${page.title}</h1>` : html``,
		html`<p dir="auto">${page.message}</p>`,
		page.problem ? html`<p class="problem" role="alert">${page.problem}</p>` : html``,
		html`<form method="post">${controls(page.question, page.text)}</form>`,
	]);

export const thankYouPage = (nonce: string, { title, thanks }: PageContent): string =>
	wholePage(nonce, title || 'Thank you', [html`<p role="status" dir="auto">${thanks}</p>`]);

/** For a question that can no longer be put together. */
export const brokenPage = (nonce: string): string =>
	wholePage(nonce, 'Something is missing', [
		html`<p role="status">
			This page can't be shown. Please reply to the person who sent you the link.
		</p>`,
	]);

function controls(question: Question, text = ''): Html {
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
					aria-label="Your response"
				>
${text}</textarea
				><button class="primary" dir="auto">${question.submit}</button>`;
	}
}

const button = (value: string, label: string, kind = '') =>
	html`<button name="response" value="${value}" class="${kind}" dir="auto">${label}</button>`;

const wholePage = (nonce: string, title: string, body: Html[]): string =>
	html`<!DOCTYPE html>
		<html>
			<head>
				<meta charset="utf-8" />
				<meta http-equiv="Content-Security-Policy" content="${metaPolicy(nonce)}" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title}</title>
				<style nonce="${nonce}">
					${{ html: STYLE }}
				</style>
			</head>
			<body>
				<main>${join(body)}</main>
			</body>
		</html> `.html;
