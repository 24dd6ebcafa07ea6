/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { rm } from 'node:fs/promises';
import { accountOf } from '@dev/n8n/workflows';
import { demoDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import type { N8n } from '@dev/n8n/running/n8n';
import { newN8n, owner, type N8nOptions } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';

/** Sets up what most tests of this folder need: n8n with an owner, a Wassly, and a credential for it. */
export function setUpN8n({
	withCredential = true,
	...options
}: N8nOptions & { withCredential?: boolean } = {}) {
	const use = {} as { n8n: N8n; rest: Rest; simulator: Simulator; credentialId: string };

	beforeAll(async () => {
		use.simulator = await Simulator.start();
		use.n8n = await newN8n(options);
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
