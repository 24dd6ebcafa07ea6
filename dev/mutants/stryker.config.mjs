import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CACHE = 'node_modules/.cache/n8n-nodes-wassly/mutants';

/**
 * Changes the code in many small ways, and tells which of the changes no test notices.
 *
 * Only code that is pure, which a test can ask a thousand times a minute: the tests in n8n's engine
 * would take days. Where a mistake hurts most comes first.
 */
export default {
	mutate: [
		// What becomes of a message: sent twice, not at all, too fast, or told wrongly.
		'nodes/Wassly/resources/message/sending/{account,conversations,fingerprint,hints,line}.ts',
		'nodes/Wassly/resources/message/sending/{outcome,plan,rateLimit,receipt,report}.ts',
		// To whom it goes, and what it says.
		'nodes/Wassly/resources/message/recipient/phoneNumber.ts',
		'nodes/Wassly/resources/message/text/{emphasis,whatsAppText}.ts',
		// What Wassly's responses mean, and that they leak no secret.
		'nodes/shared/http/{body,redact,response,result,retry}.ts',
		'nodes/shared/{readTime,timer}.ts',
		'nodes/shared/device/{device,sortDevices}.ts',
		// What is an event of the trigger.
		'nodes/WasslyTrigger/{compare/*,deviceSelection,pollState}.ts',
	],
	testRunner: 'jest',
	jest: { projectType: 'custom', configFile: 'dev/mutants/jest.config.js' },
	coverageAnalysis: 'perTest',
	concurrency: 1,
	incremental: true,
	incrementalFile: join(CACHE, 'incremental.json'),
	reporters: ['clear-text', 'html', 'json'],
	htmlReporter: { fileName: join(CACHE, 'report.html') },
	jsonReporter: { fileName: join(CACHE, 'report.json') },
	clearTextReporter: { allowColor: false, logTests: false },
	thresholds: { high: 95, low: 90, break: 90 },
	tempDirName: join(tmpdir(), 'n8n-nodes-wassly-mutants'),
	ignorePatterns: ['/dist', '/docs', '/examples', '/.git'],
};
