/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
/**
 * `npm run check:live`: compares the live service with docs/openapi.yaml and prints a report for an
 * issue. The exit code is 0 if nothing differs, 1 if something does, and 2 if it couldn't look.
 */
import { check } from './check';
import { person } from './person';

// The first argument may be this file, given to dev/start/run.js.
const args = process.argv.slice(2).filter((argument) => !argument.endsWith('checkLive.ts'));

check(args, process.env, person)
	.then((exitCode) => (process.exitCode = exitCode))
	.catch((error: Error) => {
		person.tell(error.message);
		process.exitCode = 2;
	});
