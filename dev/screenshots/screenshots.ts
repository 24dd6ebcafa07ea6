/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
/** `npm run screenshots`: takes the screenshots for the documentation in the real n8n. */
import { mkdir, rm } from 'node:fs/promises';
import { pack } from '../engine/pack';
import { installChromium, openChromium } from '../n8n/browser/chromium';
import { Person } from '../n8n/browser/person';
import { step } from '../n8n/install/run';
import { newN8n, owner } from '../n8n/running/newN8n';
import { Rest } from '../n8n/running/rest';
import { demoDevices } from '../simulator/devices';
import { Simulator } from '../simulator/simulator';
import {
	takeAgentTool,
	takeApprovalPage,
	takeRecipes,
	takeTrigger,
	takeWasslyNode,
} from './pictures';
import { FOLDER } from './studio';

async function main(): Promise<void> {
	await installChromium();
	await mkdir(FOLDER, { recursive: true });
	for (const colors of ['light', 'dark'] as const) {
		// Each color scheme gets a new n8n.
		const simulator = await Simulator.start();
		simulator.devices = demoDevices;
		const browser = await openChromium();
		const n8n = await newN8n({ unpacked: await pack('screenshots') });
		try {
			await step('Starting n8n', async () => await n8n.start());
			const { url } = n8n;
			const rest = await Rest.signIn(url, owner);
			const person = await Person.signIn(browser, url, owner, colors);
			const studio = { browser, person, rest, url, simulator, colors };
			await takeWasslyNode(studio);
			await takeRecipes(studio);
			await takeTrigger(studio);
			await takeAgentTool(studio);
			await takeApprovalPage(studio);
		} finally {
			await Promise.all([browser.close(), n8n.stop(), simulator.stop()]);
			await rm(n8n.folder, { recursive: true, force: true });
		}
	}
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exit(1);
});
