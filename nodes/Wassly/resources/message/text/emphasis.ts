/** WhatsApp's signs for bold, italic and struck through. */
type Sign = '*' | '_' | '~';

/** Asterisks, underscores or two tildes in a row. */
export interface Run {
	text: string;
	canOpen: boolean;
	canClose: boolean;
	/** How many of its characters have no counterpart. */
	left: number;
	/** What ends at it, and what begins, both from the inside out. */
	ends: Sign[];
	begins: Sign[];
}

/** The neighboring characters decide, as in CommonMark; but a single asterisk in a word stays, as in 2*3*4. */
export function toRun(line: string, index: number, text: string): Run {
	const end = index + text.length;
	// Two code units may be one character.
	const before = kindOf([...line.slice(Math.max(index - 2, 0), index)].at(-1));
	const after = kindOf([...line.slice(end, end + 2)][0]);
	const isInWord = before === 'word' && after === 'word' && /^(?:\*$|_)/.test(text);
	return {
		text,
		canOpen: !isInWord && after !== 'space' && (after === 'word' || before !== 'word'),
		canClose: !isInWord && before !== 'space' && (before === 'word' || after !== 'word'),
		left: text.length,
		ends: [],
		begins: [],
	};
}

const kindOf = (character = ' ') =>
	/\s/.test(character) ? 'space' : /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'word';

/** CommonMark's algorithm: https://spec.commonmark.org/0.31.2/#phase-2-inline-structure */
export function pairRuns(runs: Run[]): void {
	const open: Array<[Run, position: number]> = [];
	/** Below these positions, nothing fits runs of a kind. Without it, the time would be quadratic. */
	const bottoms = new Map<string, number>();
	for (const [position, run] of runs.entries()) {
		while (run.canClose && run.left > 0) {
			const kind = `${run.text[0]}${run.canOpen}${run.text.length % 3}`;
			const bottom = bottoms.get(kind) ?? 0;
			const at = open.findLastIndex(([opener, where]) => where < bottom || fits(opener, run));
			const [opener, where = -1] = open[at] ?? [];
			if (!opener || where < bottom) {
				bottoms.set(kind, position);
				break;
			}
			const both = Math.min(opener.left, run.left);
			// Of three, italic is inside: *_both_*.
			const width = both === 1 || both === 3 ? 1 : 2;
			const sign = run.text[0] === '~' ? '~' : width === 2 ? '*' : '_';
			opener.begins.push(sign);
			run.ends.push(sign);
			opener.left -= width;
			run.left -= width;
			open.length = opener.left > 0 ? at + 1 : at;
		}
		if (run.canOpen && run.left > 0) open.push([run, position]);
	}
}

const fits = (opener: Run, run: Run): boolean =>
	opener.text[0] === run.text[0] &&
	!(
		(opener.canClose || run.canOpen) &&
		run.text.length % 3 !== 0 &&
		(opener.text.length + run.text.length) % 3 === 0
	);

/** @param depth how often each sign is open: in bold, there is no bold */
export function textOfRun(run: Run, depth: Record<Sign, number>): string {
	const ends = run.ends.filter((sign) => --depth[sign] === 0);
	const begins = run.begins.reverse().filter((sign) => depth[sign]++ === 0);
	return [...ends, (run.text[0] ?? '').repeat(run.left), ...begins].join('');
}
