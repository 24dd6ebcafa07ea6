/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import MarkdownIt from 'markdown-it';
import { first } from '@test/support/items';

// Without what stays as it is in WhatsApp.
const parser = new MarkdownIt('commonmark').enable('strikethrough').disable(['code', 'hr', 'list']);

type Token = ReturnType<typeof parser.parse>[number];

interface Node {
	token: Token;
	children: Array<Node | string>;
}

/**
 * @returns what WhatsApp should show, without its spaces, by the tokens of markdown-it; undefined
 * where we differ on purpose
 */
export function byMarkdownIt(markdown: string): string | undefined {
	const differs =
		// A single asterisk in a word is no emphasis: 2*3*4.
		/[\p{L}\p{N}](?<!\*)\*(?!\*)[\p{L}\p{N}]/u.test(markdown) ||
		// Markdown can strike out twice.
		/~{3}/.test(markdown) ||
		// A fence in a list, which this parser doesn't know.
		/^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)+`{3}/m.test(markdown) ||
		// markdown-it takes the end of a link's text for the end of a word, CommonMark its bracket for a sign.
		/(?<=^|[\s\p{P}\p{S}])(?:(?<!\*)\*+|(?<!_)_+|(?<!~)~+)\]\(/mu.test(markdown);
	const lines = markdown.split('\n').map((line) => ({ line, tokens: parser.parse(line, {}) }));
	// A fence is for all lines.
	if (differs || lines.some(({ tokens }) => tokens[0]?.type === 'fence')) return undefined;
	return lines.map(({ line, tokens }) => withoutSpaces(writeLine(line, tokens))).join('\n');
}

export const withoutSpaces = (text: string) => text.replaceAll(' ', '');

function writeLine(line: string, tokens: Token[]): string {
	const content = tokens[1]?.children ?? [];
	if (content.length === 0) return line;
	const isTitle = first(tokens).type === 'heading_open';
	const text = write(treeOf(content), new Set(isTitle ? ['*'] : []));
	return isTitle ? `*${text}*` : text;
}

function treeOf(tokens: Token[]): Node['children'] {
	const root: Node['children'] = [];
	const open = [root];
	for (const token of tokens) {
		const siblings = open.at(-1) as Node['children'];
		if (token.nesting === -1) {
			open.pop();
		} else if (token.type === 'image') {
			siblings.push({ token, children: treeOf(token.children ?? []) });
		} else if (token.nesting === 1) {
			const children: Node['children'] = [];
			siblings.push({ token, children });
			open.push(children);
		} else {
			const { markup } = token;
			siblings.push(token.type === 'code_inline' ? markup + token.content + markup : token.content);
		}
	}
	return root.filter((node) => node !== '');
}

const SIGNS: Record<string, string> = { strong_open: '*', em_open: '_', s_open: '~' };

/** @param around the signs that are open */
function write(nodes: Node['children'], around: Set<string>): string {
	return nodes
		.map((node) => {
			if (typeof node === 'string') return node;
			const { token } = node;
			const children = node.children.filter((child) => child !== '');
			const sign = SIGNS[token.type];
			if (sign === undefined) {
				const address = token.attrGet('href') ?? token.attrGet('src') ?? '';
				const text = write(children, around);
				return children.length === 0 ? address : `${text} (${address})`;
			}
			const [child] = children;
			if (sign === '_' && typeof child === 'object' && children.length === 1) {
				// Bold is outside: *_both_*.
				if (child.token.markup === token.markup.repeat(2)) {
					const italic = { ...node, children: child.children };
					return write([{ ...child, children: [italic] }], around);
				}
			}
			const text = write(children, new Set([...around, sign]));
			return around.has(sign) ? text : sign + text + sign;
		})
		.join('');
}
