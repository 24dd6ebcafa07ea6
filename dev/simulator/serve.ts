/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
/** `npm run simulator`: runs the simulator on its own, so that you can use it from your own n8n. */
import { startDemo } from './startDemo';

async function serve() {
	const simulator = await startDemo(Number(process.env.PORT ?? 0));
	console.log('The Wassly simulator is running. Use these values in a Wassly credential:\n');
	console.log(`  Base URL  ${simulator.url}`);
	console.log(`  API Key   ${simulator.apikey}`);
	console.log(`  Token     ${simulator.token}\n`);
	console.log('Or sign in with a Wassly Login credential:\n');
	console.log(`  Email     ${simulator.email}`);
	console.log(`  Password  ${simulator.password}\n`);
	console.log('Press Ctrl-C to stop it.');
}

serve().catch((error: Error) => {
	console.error(`The simulator failed to start: ${error.message}`);
	process.exitCode = 1;
});
