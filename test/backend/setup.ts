import packOnce from '../support/packOnce';
import { step } from '../../dev/n8n/install/run';
import { installNginxAndPhp } from './server/backEnd';

/** jest's global setup: installs what is missing, so that no test is ever skipped silently. */
export default async () => {
	await installNginxAndPhp();
	await step('Building and packing the package', packOnce);
};
