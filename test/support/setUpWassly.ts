/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { Simulator } from '@dev/simulator/simulator';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { processedData } from '@dev/engine/processedData';

// The documented endpoints.
export const LOGIN_PATH = '/api/login';
export const LIST_PATH = '/api/whatsapp-web-devices';
export const SEND_PATH = '/api/whatsapp-web-send-message';

/**
 * Sets up what most tests need: the packed package in n8n's engine, and a simulated Wassly, which
 * begins each test with a new account.
 *
 * @returns filled in before the first test
 */
export function setUpWassly() {
	const wassly = {} as { engine: Engine; simulator: Simulator };

	beforeAll(async () => {
		wassly.engine = await Engine.load(packageFolder('jest'));
		wassly.simulator = await Simulator.start();
	});

	beforeEach(() => {
		wassly.simulator.reset();
		processedData.clear();
		// What the package knows of an account lives as long as n8n's process.
		wassly.simulator.apikey += `-${++accounts}`;
		wassly.engine.saveCredential(wassly.simulator.credential);
		wassly.engine.saveCredential(wassly.simulator.loginCredential, 'wasslyLoginApi');
	});

	afterAll(async () => await wassly.simulator.stop());

	return wassly;
}

let accounts = 0;

/** The paths of all requests that arrived, in order. */
export const requestedPaths = ({ simulator }: { simulator: Simulator }) =>
	simulator.requests.map(({ path }) => path);
