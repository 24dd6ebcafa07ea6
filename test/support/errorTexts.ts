/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const NODES = resolve(__dirname, '../../nodes');

/** What makes an error: its first argument is the message. */
const MAKERS = /(Error|^refused|^error)$/;

/** The messages that the folders `errors` of nodes/ make, by their source: … for what changes. */
export function errorTexts(): string[] {
	return readdirSync(NODES, { recursive: true, encoding: 'utf8' })
		.filter((file) => /[/\\]errors[/\\]\w+\.ts$/.test(file))
		.flatMap((file) => {
			const text = readFileSync(join(NODES, file), 'utf8');
			return messagesIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
		});
}

function messagesIn(node: ts.Node): string[] {
	const below: string[] = [];
	node.forEachChild((child) => void below.push(...messagesIn(child)));
	return [...messageOf(node).flatMap(textsOf), ...below];
}

function messageOf(node: ts.Node): ts.Expression[] {
	if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
		const [message] = node.arguments ?? [];
		return message && ts.isIdentifier(node.expression) && MAKERS.test(node.expression.text)
			? [message]
			: [];
	}
	// A message and its description.
	const [message] =
		ts.isArrayLiteralExpression(node) && node.elements.length === 2 ? node.elements : [];
	return message ? [message] : [];
}

/** Of each message that the expression can be. */
function textsOf(message: ts.Expression): string[] {
	if (ts.isConditionalExpression(message)) {
		return [...textsOf(message.whenTrue), ...textsOf(message.whenFalse)];
	}
	if (ts.isBinaryExpression(message)) return [message.left, message.right].flatMap(textsOf);
	if (ts.isStringLiteralLike(message)) return [message.text];
	if (!ts.isTemplateExpression(message)) return [];
	return [
		[message.head.text, ...message.templateSpans.map(({ literal }) => literal.text)].join('…'),
	];
}
