/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { sleep } from 'n8n-workflow';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { route } from '@dev/simulator/routes/router';
import type { Simulator } from '@dev/simulator/simulator';

/**
 * Sends all messages, and never responds to some of them.
 *
 * @param isStuck says so of a text
 * @returns the texts that got stuck so far
 */
export function getStuck(simulator: Simulator, isStuck: (text: string) => boolean): string[] {
	const stuck: string[] = [];
	const misbehavior: Misbehavior = async (request, response) => {
		const end = response.end.bind(response);
		response.end = ((...body: Parameters<typeof end>) => {
			const text = simulator.messages.at(-1)?.fields.message ?? '';
			if (!isStuck(text)) return end(...body);
			stuck.push(text);
			return response;
		}) as typeof response.end;
		await route(request, response, simulator);
	};
	simulator.alwaysMisbehave(misbehavior);
	return stuck;
}

/** What was sent before has been noted by then. */
export const untilNoted = async () => await sleep(1000);
