/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { join } from 'node:path';
import { run } from '../../dev/n8n/install/run';

interface ChildRun {
	/** IDs of the devices. */
	devices: string[];
	/** The kind of each message that was sent. */
	receipts: string[];
	/** What n8n shows. */
	errors: string[];
	/** Of the file that was to be sent. */
	sha256: string;
}

/**
 * Lists and sends in a process of its own.
 *
 * @param environment its variables; of this process it gets PATH alone
 */
export async function childRun(environment: Record<string, string>): Promise<ChildRun> {
	const { PATH = '' } = process.env;
	const program = join(__dirname, 'programs/listAndSend.ts');
	const output = await run('The child failed', process.execPath, ['--import', 'tsx', program], {
		env: { PATH, ...environment },
	});
	return JSON.parse(output) as ChildRun;
}
