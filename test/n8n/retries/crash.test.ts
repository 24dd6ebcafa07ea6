/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { chain, node, webhook, type Part } from '@dev/n8n/workflows';
import { until } from '@dev/until';
import { setUpN8n } from '../setUpN8n';
import { batchWorkflow, send } from './batch';
import { getStuck, untilNoted } from './stuck';

const COUNT = 6;

/** The message of each execution to which Wassly never responds, though it sends it. */
const STUCK = 3;

const calling = (workflowId: string): Part => ({
	type: 'n8n-nodes-base.executeWorkflow',
	name: 'Call',
	typeVersion: 1.2,
	parameters: { workflowId: { __rl: true, mode: 'id', value: workflowId }, options: {} },
});

/** Otherwise the round whose message may have been sent is the last one. */
const CONTINUE = { onError: 'continueRegularOutput' as const };

/** A wait in memory, as n8n does it for less than 65 seconds. */
const later: Part = {
	type: 'n8n-nodes-base.wait',
	name: 'Later',
	typeVersion: 1.1,
	parameters: { amount: 60, unit: 'seconds' },
};

const toFile: Part = {
	type: 'n8n-nodes-base.convertToFile',
	name: 'File',
	typeVersion: 1.1,
	parameters: { operation: 'toJson', mode: 'each', options: {} },
};

describe('When n8n is killed', () => {
	const use = setUpN8n();
	/** The texts that have arrived from a workflow, in order. */
	const texts = (name: string) =>
		use.simulator.messages
			.map(({ fields }) => fields.message ?? '')
			.filter((text) => text.startsWith(name))
			.sort();

	const expected = (name: string, count = COUNT) =>
		Array.from({ length: count }, (_, index) => `${name} ${index}`);

	const sending = (name: string, parameters = {}) =>
		send(use.credentialId, { message: `=${name} {{ $json.number }}`, ...parameters });

	const workflows: Record<string, (path: string) => Promise<ReturnType<typeof chain>>> = {
		batch: async (path) => batchWorkflow(path, sending(path)),
		moving: async (path) =>
			batchWorkflow(
				path,
				sending(path, { message: `=${path} {{ $now.toMillis() }} {{ $json.number }}` }),
			),
		later: async (path) => batchWorkflow(path, sending(path), later),
		files: async (path) =>
			batchWorkflow(
				path,
				toFile,
				sending(path, {
					to: "=+1555010{{ 1000 + $('Items').item.json.number }}",
					message: `=${path} {{ $('Items').item.json.number }}`,
					additionalFields: { documentBinaryProperty: 'data' },
				}),
			),
		loop: async (path) => {
			const workflow = batchWorkflow(path, {
				type: 'n8n-nodes-base.splitInBatches',
				name: 'Loop',
				typeVersion: 3,
				parameters: { batchSize: 2, options: {} },
			});
			const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
			return {
				...workflow,
				nodes: [...workflow.nodes, node({ ...sending(path), ...CONTINUE }, workflow.nodes.length)],
				connections: {
					...workflow.connections,
					Loop: { main: [[], to('Wassly')] },
					Wassly: { main: [to('Loop')] },
				},
			};
		},
	};

	const ids: Record<string, string> = {};

	const publish = async (name: string, workflow: ReturnType<typeof chain>) => {
		const saved = await use.rest.saveWorkflow(workflow);
		await use.rest.publish(saved);
		ids[name] = saved.id;
		return saved.id;
	};

	const call = (path: string, from = 0) => {
		const items = Array.from({ length: COUNT }, (_, index) => ({ number: from + index }));
		axios.post(`${use.n8n.url}/webhook/${path}`, { items }).catch(() => {});
	};

	const RUNS = 10;

	test('in a batch, a later node, a loop, a sub-workflow and ten executions, retries send the rest', async () => {
		const stuck = getStuck(
			use.simulator,
			(text) => text.endsWith(` ${STUCK}`) && !text.startsWith('later'),
		);
		for (const [path, make] of Object.entries(workflows)) await publish(path, await make(path));
		const trigger: Part = {
			type: 'n8n-nodes-base.executeWorkflowTrigger',
			name: 'Start',
			typeVersion: 1.1,
			parameters: { inputSource: 'passthrough' },
		};
		const sub = await publish('sub', chain('sub', trigger, sending('sub')));
		await publish('caller', batchWorkflow('caller', calling(sub)));
		await publish(
			'ten',
			chain(
				'ten',
				webhook('ten', 'POST'),
				sending('ten', {
					to: '=+1555010{{ 1000 + $json.body.items[0].number }}',
					message: '=ten {{ $json.body.items[0].number }} 3',
				}),
			),
		);
		const names = [...Object.keys(workflows), 'sub'];
		for (const path of [...Object.keys(workflows), 'caller']) call(path);
		for (let run = 0; run < RUNS; run++) call('ten', run);
		await until(
			'all are where they are killed',
			() => stuck.length === names.length - 1 + RUNS && texts('later').length === COUNT,
		);
		await untilNoted();
		await use.n8n.kill();
		use.simulator.dropConnections();
		use.simulator.misbehave();
		await use.n8n.start();
		use.rest = await Rest.signIn(use.n8n.url, owner);

		for (const workflow of ['original', 'current'] as const) {
			for (const name of [...names, 'ten']) {
				const all = await use.rest.executions.of(ids[name] ?? '', 'crashed');
				expect([name, all.length]).toEqual([name, name === 'ten' ? RUNS : 1]);
				for (const { id } of all) {
					const { data } = await use.rest.executions.retry(id, workflow);
					const message = data.resultData.error?.message;
					if (name === 'later' || name === 'loop') expect(message).toBeUndefined();
					else
						expect([name, message]).toEqual([name, expect.stringContaining('may have been sent')]);
				}
			}
		}
		for (const name of names) {
			const arrived = texts(name).map((text) => text.replace(/ \d{13}/, ''));
			expect(arrived).toEqual(expected(name));
		}
		expect(texts('ten')).toEqual(expected('ten', RUNS).map((text) => `${text} 3`));
	}, 600_000);
});
