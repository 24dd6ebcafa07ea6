/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import type { WaitingNode } from '@dev/engine/waitingNode';
import { setUpSendAndWait } from './setUpSendAndWait';

const { wassly, ask } = setUpSendAndWait();

const ROUNDS = 3;

/** A node in a loop that asks something else each time. */
const askInLoop = async () => await ask({ message: '=Refund {{ [50, 700, 9000][$runIndex] }}?' });

const approve = async (node: WaitingNode) =>
	await node.goOn((await node.post('approve')).items ?? []);

describe('In a loop', () => {
	test('each round has a link of its own', async () => {
		await (await approve(await askInLoop())).open();
		const links = wassly.simulator.messages.map(
			({ fields }) => new URL(String(fields.message).split('\r\n').at(-1) ?? '').searchParams,
		);
		expect(links.map((link) => link.get('round'))).toEqual(['0', '1']);
		expect(links[0]?.get('signature')).not.toBe(links[1]?.get('signature'));
	});

	test('a link of an earlier round decides nothing, shows no later question, and says why', async () => {
		const second = await approve(await askInLoop());
		expect((await second.open()).page).toContain('Refund 700?');
		for (const { page, items, status } of [
			await second.open('0'),
			await second.post('approve', '0'),
		]) {
			expect({ items, status }).toEqual({ items: undefined, status: 200 });
			expect(page).toContain('This question has already been answered');
			expect(page).not.toContain('Refund');
			expect(page).not.toContain('<form');
		}
		expect((await second.post('decline')).items?.[0]?.json).toMatchObject({
			data: { approved: false },
		});
	});

	test.each([[['0', '1']], [{ a: '1' }], [''], ['00'], ['1 '], ['-1'], ['constructor']])(
		'%j is no round',
		async (round) => {
			const second = await approve(await askInLoop());
			const { items, page } = await second.call('POST', { response: 'approve' }, { round });
			expect(items).toBeUndefined();
			expect(page).toContain('This question has already been answered');
		},
	);

	test('no forged, stale or doubled request answers another question, in 500 sequences', async () => {
		const request = fc.record({
			method: fc.constantFrom('GET' as const, 'POST' as const),
			round: fc.constantFrom('0', '1', '2', '3', '', 'x'),
			response: fc.constantFrom('approve', 'decline', 'true', ''),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 12 }), async (requests) => {
				let node = await askInLoop();
				let current = 0;
				for (const { method, round, response } of requests) {
					const { items } = await node.call(method, { response }, { round });
					const decides =
						method === 'POST' &&
						round === String(current) &&
						['approve', 'decline'].includes(response);
					expect({ requests, decided: items !== undefined }).toEqual({
						requests,
						decided: decides,
					});
					if (!items) continue;
					expect(items[0]?.json.data).toMatchObject({ approved: response === 'approve' });
					if (++current === ROUNDS) return;
					node = await node.goOn(items);
				}
			}),
			{ numRuns: 500 },
		);
	}, 120_000);
});
