/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command-line program */
/**
 * `npm run scan`: what n8n does before it verifies a package. It lints the source as it stands in
 * the repository and the code that npm ships, and heeds no eslint-disable comment.
 */
import { resolve } from 'node:path';
import { pack } from './engine/pack';

interface Scanner {
	analyzePackage(
		folder: string,
		patterns: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
	SOURCE_FILE_PATTERNS: string[];
}

async function scan() {
	const scanner = '@n8n/scan-community-package/scanner/scanner.mjs';
	const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(scanner)) as Scanner;
	const targets: Array<[string, string, string[]]> = [
		['source', resolve(__dirname, '..'), SOURCE_FILE_PATTERNS],
		['tarball', await pack('scan'), ['**/*.js', 'package.json']],
	];
	for (const [what, folder, patterns] of targets) {
		const { passed, message, details } = await analyzePackage(folder, patterns);
		console.log(
			`n8n's package scanner: the ${what} ${passed ? 'passes' : `does not pass: ${message}`}`,
		);
		if (!passed) {
			console.log(details ?? '');
			process.exitCode = 1;
		}
	}
}

void scan();
