/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { demoDevices } from './devices';
import { Simulator } from './simulator';

/**
 * Starts a simulator with a few devices. With WASSLY_SIMULATOR=family it responds, where the reference
 * is silent, as similar products do.
 *
 * @param port 0 for any free one
 */
export async function startDemo(port = 0): Promise<Simulator> {
	const simulator = await Simulator.start(port);
	simulator.devices = demoDevices.map((device) => ({ ...device }));
	if (process.env.WASSLY_SIMULATOR === 'family') simulator.playFamily();
	return simulator;
}
