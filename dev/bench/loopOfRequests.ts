import { postForm, type Candidate } from './candidates';

/**
 * What people build without the node: one message a round, then a pause.
 *
 * @param form whose values may be expressions
 * @param pause in milliseconds
 */
export function loopOfRequests(
	credentialId: string,
	url: string,
	form: Record<string, string>,
	pause: number,
): Candidate {
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	return {
		path: 'loop-of-requests',
		nodes: [
			postForm(credentialId, url, form),
			{
				type: 'n8n-nodes-base.wait',
				name: 'Wait',
				typeVersion: 1.1,
				webhookId: 'loop-of-requests-wait',
				parameters: { amount: pause / 1000 },
			},
			{
				type: 'n8n-nodes-base.splitInBatches',
				name: 'Loop',
				typeVersion: 3,
				parameters: { options: {} },
			},
		],
		connections: {
			Items: { main: [to('Loop')] },
			Loop: { main: [to('Respond'), to('HTTP Request')] },
			'HTTP Request': { main: [to('Wait')] },
			Wait: { main: [to('Loop')] },
		},
	};
}
