/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { rm } from 'node:fs/promises';
import { demoDevices } from '../../simulator/devices';
import { Simulator } from '../../simulator/simulator';
import type { N8n } from './n8n';
import { newN8n, owner } from './newN8n';
import { Rest } from './rest';

/** What most tests of this folder need: n8n with an owner, a Wassly, and a credential for it. */
export function useN8n({ withCredential = true } = {}) {
	const use = {} as { n8n: N8n; rest: Rest; simulator: Simulator; credentialId: string };

	beforeAll(async () => {
		use.simulator = await Simulator.start();
		use.n8n = await newN8n();
		await use.n8n.start();
		use.rest = await Rest.signIn(use.n8n.url, owner);
	});

	beforeEach(async () => {
		use.simulator.reset();
		use.simulator.devices = demoDevices;
		if (!withCredential) return;
		use.credentialId = await use.rest.saveCredential(accountOf(use.simulator));
	});

	afterAll(async () => {
		await Promise.all([use.n8n?.stop(), use.simulator?.stop()]);
		if (use.n8n) await rm(use.n8n.folder, { recursive: true, force: true });
	});

	return use;
}

/** The credential as the examples name it. */
export const accountOf = ({ credential }: Pick<Simulator, 'credential'>) => ({
	name: 'Wassly account',
	type: 'wasslyApi',
	data: credential,
});
