/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command-line program */
/** `npm run simulator`: the simulator by itself, for use from an n8n of one's own. */
import { demoDevices } from './devices';
import { Simulator } from './simulator';

async function serve() {
	const simulator = await Simulator.start(Number(process.env.PORT ?? 0));
	simulator.devices = demoDevices;
	console.log('The Wassly API is simulated at this address. A credential for it:\n');
	console.log(`  Base URL  ${simulator.url}`);
	console.log(`  API Key   ${simulator.apikey}`);
	console.log(`  Token     ${simulator.token}\n`);
	console.log('The same for a Wassly Login credential:\n');
	console.log(`  Email     ${simulator.email}`);
	console.log(`  Password  ${simulator.password}\n`);
	console.log('Ctrl-C stops it.');
}

serve().catch((error: Error) => {
	console.error(`The simulator could not start: ${error.message}`);
	process.exitCode = 1;
});
