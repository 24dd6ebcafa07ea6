/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command-line program */
import { demoDevices } from '../simulator/devices';
import type { Simulator } from '../simulator/simulator';

/**
 * Prints each message that arrives at the simulator, and lets its first device drop, or connects it
 * again, at each Enter in the terminal.
 */
export function followSimulator(simulator: Simulator): void {
	const devices = demoDevices.map((device) => ({ ...device }));
	const [first] = devices;
	simulator.devices = devices;
	simulator.onMessage = ({ fields, files }) => {
		const sender = devices.find(({ instance_id }) => instance_id === fields.instance_id);
		const names = Object.values(files).map(({ name }) => name);
		const content = [fields.message, ...names].filter(Boolean).join(', ');
		console.log(`To ${fields.contact_mobile_number}, through ${sender?.name}: ${content}`);
	};
	process.stdin.on('data', () => {
		first.status = first.status === 'connected' ? 'disconnected' : 'connected';
		console.log(`${first.name} is ${first.status} now.`);
	});
}
