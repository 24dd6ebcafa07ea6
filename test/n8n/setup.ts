import packOnce from '../support/packOnce';
import { installChromium } from '../../dev/n8n/browser/chromium';
import { installN8n, VERSIONS } from '../../dev/n8n/install/n8n';
import { step } from '../../dev/n8n/install/run';
import { installPostgresAndRedis } from './queue/servers';
import { installPrometheus } from './recipeServers';

/**
 * jest's global setup: installs what is missing and packs the package. It fails if anything can't
 * be installed, so that no test is ever skipped silently.
 */
export default async () => {
	await installChromium();
	await installPostgresAndRedis();
	await installPrometheus();
	// If one fails, the other one still has to end.
	const installed = await Promise.allSettled(Object.values(VERSIONS).map(installN8n));
	for (const result of installed) if (result.status === 'rejected') throw result.reason;
	await step('Building and packing the package', packOnce);
};
