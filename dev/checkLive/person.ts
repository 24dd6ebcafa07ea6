/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Who started the check. */
export interface Person {
	/** Whether there is a terminal, where secrets can be typed. */
	canType: boolean;
	/**
	 * @param isHidden whether what is typed doesn't show
	 * @returns '' if nobody can answer
	 */
	ask: (question: string, isHidden?: boolean) => Promise<string>;
	tell: (text: string) => void;
	print: (report: string) => void;
}

/** The person at the terminal. */
export const person: Person = {
	canType: process.stdin.isTTY === true,
	ask,
	tell: (text) => console.error(text),
	print: (report) => console.log(report),
};

/**
 * Asks the person at the terminal. Questions go to standard error, which leaves standard output to
 * the report.
 */
async function ask(question: string, isHidden = false): Promise<string> {
	let isMuted = false;
	const output = new Writable({
		write(text, _encoding, done) {
			if (!isMuted) process.stderr.write(text);
			done();
		},
	});
	const { stdin } = process;
	const lines = createInterface({ input: stdin, output, terminal: stdin.isTTY === true });
	const ended = once(lines, 'close').then(() => '');
	const answered = lines.question(question).catch(() => '');
	isMuted = isHidden;
	const answer = await Promise.race([answered, ended]);
	lines.close();
	if (isHidden) process.stderr.write('\n');
	return answer.trim();
}
