/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { chain, node, type Part } from '@dev/n8n/workflows';
import { setUpN8n } from '../setUpN8n';
import { after, Batch, batchWorkflow, posts, refuse, send, sentNumbers } from './batch';

const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];

/** Two rounds of three messages. */
function loopWorkflow(path: string, sending: Part) {
	const workflow = batchWorkflow(path, {
		type: 'n8n-nodes-base.splitInBatches',
		name: 'Loop',
		typeVersion: 3,
		parameters: { batchSize: 3, options: {} },
	});
	return {
		...workflow,
		nodes: [...workflow.nodes, node(sending, workflow.nodes.length)],
		connections: {
			...workflow.connections,
			Loop: { main: [[], to('Wassly')] },
			Wassly: { main: [to('Loop')] },
		},
	};
}

const calling = (workflowId: string, more: Partial<Part> = {}): Part => ({
	type: 'n8n-nodes-base.executeWorkflow',
	name: 'Call',
	typeVersion: 1.2,
	parameters: { workflowId: { __rl: true, mode: 'id', value: workflowId }, options: {} },
	...more,
});

describe('Retries', () => {
	const use = setUpN8n();
	const tries = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

	describe('in a loop of two rounds', () => {
		const publish = async (path: string, more = {}) =>
			await Batch.publishAs(use, path, loopWorkflow(path, { ...send(use.credentialId), ...more }));

		test('of the node send only what was refused in each round', async () => {
			const batch = await publish('loop-tries', tries);
			use.simulator.misbehave(...after(1, refuse), ...after(3, refuse));
			expect((await batch.run()).status).toBe('success');
			expect(posts(use.simulator)).toBe(8);
			expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
		});

		test.each([1, 4])('of an execution that stopped at item %i send the rest', async (item) => {
			const batch = await publish(`loop-${item}`);
			use.simulator.misbehave(...after(item, refuse));
			const retried = await use.rest.executions.retry((await batch.run()).id);
			expect(retried.status).toBe('success');
			expect(posts(use.simulator)).toBe(7);
			expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
		});
	});

	describe('in a sub-workflow', () => {
		const publish = async (path: string, more = {}) => {
			const trigger: Part = {
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				name: 'Start',
				typeVersion: 1.1,
				parameters: { inputSource: 'passthrough' },
			};
			const sub = await use.rest.saveWorkflow(
				chain(`${path}-sub`, trigger, { ...send(use.credentialId), ...more }),
			);
			await use.rest.publish(sub);
			return { sub, caller: await Batch.publish(use, path, calling(sub.id)) };
		};

		test('of its node send only what was refused', async () => {
			const { caller } = await publish('sub-tries', tries);
			use.simulator.misbehave(...after(3, refuse));
			expect((await caller.run()).status).toBe('success');
			expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
		});

		test('of its own execution, which the error names, send the rest', async () => {
			const { sub, caller } = await publish('sub-execution');
			use.simulator.misbehave(...after(3, refuse));
			const { data } = await caller.run();
			const id = /retry execution (\d+)/.exec(data.resultData.error?.description ?? '')?.[1] ?? '';
			expect((await use.rest.executions.of(sub.id)).map((execution) => execution.id)).toEqual([id]);
			expect((await use.rest.executions.retry(id)).status).toBe('success');
			expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
		});

		test('of the execution that called it start it anew, with all messages', async () => {
			const { caller } = await publish('sub-caller');
			use.simulator.misbehave(...after(3, refuse));
			await use.rest.executions.retry((await caller.run()).id);
			expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 0, 1, 2, 3, 4, 5]);
		});
	});
});
