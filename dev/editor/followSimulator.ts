/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import type { documentedDevice } from '../simulator/devices';
import type { Simulator } from '../simulator/simulator';

/**
 * Prints each message that the simulator receives, and disconnects or reconnects its first device
 * when Enter is pressed.
 */
export function followSimulator(simulator: Simulator): void {
	const devices = simulator.devices as Array<typeof documentedDevice>;
	const [first] = devices;
	simulator.onMessage = ({ fields, files }) => {
		const sender = devices.find(({ instance_id }) => instance_id === fields.instance_id);
		const names = Object.values(files).map(({ name }) => name);
		const content = [fields.message, ...names].filter(Boolean).join(', ');
		console.log(`Message to ${fields.contact_mobile_number} from ${sender?.name}: ${content}`);
		const [link] = /\S+\/webhook-waiting\/\S+/.exec(content) ?? [];
		if (link) console.log(`To respond, open this link: ${link}`);
	};
	process.stdin.on('data', () => {
		if (!first) return;
		first.status = first.status === 'connected' ? 'disconnected' : 'connected';
		console.log(`${first.name} is now ${first.status}.`);
	});
}
