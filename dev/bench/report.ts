/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

const REPORT = resolve(__dirname, '../../docs/internals/benchmark.md');

/** A measurement, as docs/internals/benchmark.md shows it. */
export interface Measured {
	/** How it was measured, and what to know about the figures. */
	text: string;
	columns: string[];
	rows: string[][];
	targets?: Target[];
}

/** A measurement under its title. */
export type Section = Measured & { title: string };

/** What a figure must be at most. */
export interface Target {
	what: string;
	measured: number;
	atMost: number;
	unit: string;
}

/** Most targets are ratios, so that is the default. */
export const target = (what: string, measured: number, atMost: number, unit = ' ×'): Target => ({
	what,
	measured,
	atMost,
	unit,
});

const isMet = ({ measured, atMost }: Target) => measured <= atMost;

/**
 * Writes docs/internals/benchmark.md, and prints it.
 *
 * @param intro its first paragraphs
 * @returns whether all targets are met
 */
export async function report(intro: string[], sections: Section[]): Promise<boolean> {
	const targets = sections.flatMap((section) => section.targets ?? []);
	const results = targets.map((target) => {
		const { what, measured, atMost, unit } = target;
		const met = isMet(target) ? 'yes' : '**no**';
		return [what, `${round(measured)}${unit}`, `${atMost}${unit}`, met];
	});
	const summary = table(['What', 'Measured', 'At most', 'Met'], results);
	const parts = sections.map(
		({ title, text, columns, rows }) => `## ${title}\n\n${text}\n\n${table(columns, rows)}`,
	);
	const written = await markdown(
		['# Benchmark', ...intro, '## Targets', summary, ...parts].join('\n\n'),
	);
	await writeFile(REPORT, written);
	console.log(written);
	return targets.every(isMet);
}

const round = (value: number) =>
	value < 10 ? String(Number(value.toFixed(2))) : String(Math.round(value));

const table = (columns: string[], rows: string[][]) =>
	[columns, columns.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');

const markdown = async (text: string) =>
	await format(text, { ...(await resolveConfig(REPORT)), parser: 'markdown' });
