/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pack } from '../../dev/engine/pack';

/** jest's global setup: all tests run the package that npm would ship, built from what is there. */
export default async () => {
	await promisify(execFile)('npm', ['run', 'build']);
	await pack('jest');
};
