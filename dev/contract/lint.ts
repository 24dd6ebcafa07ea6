/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
/** `npm run openapi`: lints docs/openapi.yaml with all the rules that Redocly recommends, but one. */
import { DESCRIPTION_FILE } from './description';

async function main(): Promise<void> {
	// An ES module, which require() can't load in Node.js 20.
	const { createConfig, formatProblems, getTotals, lint } = await import('@redocly/openapi-core');
	const config = await createConfig({
		extends: ['recommended-strict'],
		// Wassly documents no refusal of the list and of a message: `default` has the assumptions.
		rules: { 'operation-4xx-response': 'off' },
	});
	const problems = await lint({ ref: DESCRIPTION_FILE, config });
	const totals = getTotals(problems);
	formatProblems(problems, { totals, version: '' });
	const count = totals.errors + totals.warnings;
	console.log(`docs/openapi.yaml: ${count === 0 ? 'no problems' : `${count} problems`}`);
	if (count > 0) process.exitCode = 1;
}

void main();
