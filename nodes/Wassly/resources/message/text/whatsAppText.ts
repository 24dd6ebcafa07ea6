import { pairRuns, textOfRun, toRun, type Run } from './emphasis';

/**
 * Converts Markdown to WhatsApp's formatting, as CommonMark reads it. Each line is read by itself, since
 * WhatsApp formats within a line. Takes time in proportion to the length.
 *
 * @returns the text; what WhatsApp has no formatting for stays as it is
 */
export function whatsAppText(markdown: string): string {
	let fence: string | undefined;
	return markdown.replace(/[^\r\n]+/g, (line) => {
		if (fence !== undefined) {
			if (FENCE_END.exec(line)?.[1]?.startsWith(fence)) fence = undefined;
			return line;
		}
		fence = FENCE.exec(line)?.[1];
		if (fence !== undefined) return line;
		const [, indent, heading = ''] = HEADING.exec(line) ?? [];
		const title = heading.trim().replace(CLOSING_SIGNS, '').trim();
		return title ? `${indent}*${readLine(title, true)}*` : readLine(line);
	});
}

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})/;
const FENCE_END = /^[\s>]*(`+|~+)\s*$/;
const HEADING = /^((?:> ?)* {0,3})#{1,6}[ \t]+(\S[^]*)/;
const CLOSING_SIGNS = /(?<=^|\s)#+$/;

const TOKEN = new RegExp(
	[
		/\\(?<escaped>[!-/:-@[-`{-~]|$)/,
		/`+/,
		/(?<run>\*+|_+|(?<!~)~~(?!~))/,
		/<(?<bare>https?:[^\s<>]+)>/,
		// Without the signs behind it, as in **https://example.com**.
		/https?:\/\/[^\s<>\]\\`]*[\p{L}\p{N}/]/u,
		/(?<opening>!?\[)/,
		/\](?:\(\s*(?:<(?<enclosed>[^<>]+)>|(?<address>[^\s()<>][^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))?/,
	]
		.map(({ source }) => source)
		.join('|'),
	'gu',
);

function readLine(line: string, isBold = false): string {
	const parts: Array<string | Run> = [];
	const runs: Run[] = [];
	const brackets: Array<{ part: number; run: number; end: number }> = [];
	const codeEnds = findCode(line);
	let lastLink = -1;
	let read = 0;
	TOKEN.lastIndex = 0;
	for (let token = TOKEN.exec(line); token; token = TOKEN.exec(line)) {
		const { index, 0: text, groups = {} } = token;
		parts.push(line.slice(read, index));
		let part: string | Run = groups.escaped ?? groups.bare ?? text;
		const codeEnd = codeEnds.get(index);
		if (codeEnd !== undefined) {
			part = line.slice(index, codeEnd);
			TOKEN.lastIndex = codeEnd;
		} else if (groups.run) {
			part = toRun(line, index, text);
			runs.push(part);
		} else if (groups.opening) {
			brackets.push({ part: parts.length, run: runs.length, end: TOKEN.lastIndex });
		} else if (text.startsWith(']')) {
			const { part: start = -1, run = 0, end = 0 } = brackets.pop() ?? {};
			const address = groups.enclosed ?? groups.address;
			const isImage = parts[start] === '![';
			// There is no link in a link.
			if (address && start > (isImage ? -1 : lastLink)) {
				pairRuns(runs.splice(run));
				parts[start] = '';
				part = addressBehind(line.slice(end, index), address);
				if (!isImage) lastLink = start;
			}
		}
		parts.push(part);
		read = TOKEN.lastIndex;
	}
	parts.push(line.slice(read));
	pairRuns(runs);
	const depth = { '*': isBold ? 1 : 0, _: 0, '~': 0 };
	return parts.map((part) => (typeof part === 'string' ? part : textOfRun(part, depth))).join('');
}

/** @returns where the code ends that may begin at a backtick: behind the next run as long */
function findCode(line: string): Map<number, number> {
	const ends = new Map<number, number>();
	const next = new Map<number, number>();
	for (const { 0: run, index } of [...line.matchAll(/`+/g)].reverse()) {
		const end = next.get(run.length);
		if (end !== undefined) ends.set(index, end);
		next.set(run.length, index + run.length);
	}
	return ends;
}

/** @returns what follows the text of a link: nothing if the text says it all */
function addressBehind(text: string, address: string): string {
	const shown = address.replace(/^(?:mailto|tel):/, '').replace(/\\(?=[!-/:-@[-`{-~])/g, '');
	if (text === '') return shown;
	const isSame = text === shown || text === shown.replace(/^https?:\/\/|\/$/g, '');
	return isSame ? '' : ` (${shown})`;
}
