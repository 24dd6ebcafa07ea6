import { APPROVE, DECLINE } from '../answer';
import type { Question } from '../question';
import { html, join, type Html } from './html';
import { STYLE } from './style';

interface QuestionPage {
	title: string;
	/** What the user has written. */
	message: string;
	question: Question;
	/** What was wrong with the last answer. */
	problem?: string;
	/** What the person had written. */
	text?: string;
}

/** The page on which the person responds. It works without scripts and loads nothing. */
export const questionPage = (nonce: string, page: QuestionPage): string =>
	wholePage(nonce, page.title || 'Your response', [
		page.title ? html`<h1 dir="auto">${page.title}</h1>` : html``,
		html`<p dir="auto">${page.message}</p>`,
		page.problem ? html`<p class="problem" role="alert" dir="auto">${page.problem}</p>` : html``,
		html`<form method="post">${controls(page)}</form>`,
	]);

export const thankYouPage = (nonce: string, title: string, text: string): string =>
	wholePage(nonce, title || 'Thank you', [html`<p role="status" dir="auto">${text}</p>`]);

function controls({ question, text = '' }: QuestionPage): Html {
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
					maxlength="4000"
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
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex" />
				<title>${title}</title>
				<style nonce="${nonce}">
					${{ html: STYLE }}
				</style>
			</head>
			<body>
				<main>${join(body)}</main>
			</body>
		</html> `.html;
