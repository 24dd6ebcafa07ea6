/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import { until } from '@dev/until';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { first, present } from '@test/support/items';
import { chain } from '@dev/n8n/workflows';
import {
	answerInTurn,
	answersOf,
	asking,
	askingInLoop,
	executionOf,
	LAST,
	nextLink,
	REFUND,
	REFUND_QUESTIONS,
	visit,
} from './asking';
import { setUpN8n } from './setUpN8n';

describe('Send and Wait for Response in the real n8n', () => {
	const use = setUpN8n();

	const publish = async (path: string, parameters: INode['parameters'] = {}) => {
		const workflow = asking(path, use.credentialId, parameters);
		await use.rest.publish(await use.rest.saveWorkflow(workflow));
	};

	/** Lets a workflow ask, and waits until it waits. @returns the link in the message */
	const ask = async (path: string, question = 'May I?') => {
		const seen = use.simulator.messages.length;
		await axios.post(`${use.n8n.url}/webhook/${path}`, { question });
		const link = await nextLink(use.simulator, seen);
		const id = executionOf(link);
		await until('it waits', async () => (await use.rest.executions.get(id)).status === 'waiting');
		return link;
	};

	/** What the last node has output, once the execution has ended. */
	const outcome = async (link: string) => {
		const { status, data } = await use.rest.executions.ended(executionOf(link));
		expect(status).toBe('success');
		return first(data.resultData.runData[LAST]).data?.main?.[0]?.map(({ json }) => json);
	};

	const respondedAt = expect.any(String);

	test('a bot that opens the link changes nothing, and the person who approves lets it go on', async () => {
		await publish('approval');
		const link = await ask('approval', 'Refund <1042>?');
		for (const agent of ['WhatsApp/2.23.20.0', 'facebookexternalhit/1.1', '', 'Mozilla/5.0']) {
			const { status, page } = await visit(link, undefined, { 'User-Agent': agent });
			expect(status).toBe(200);
			expect(page).toContain('Refund &lt;1042&gt;?');
			expect(page).toContain('<form method="post">');
		}
		await axios.head(link, { validateStatus: () => true });
		await axios.get(`${link}&approved=true&response=approve`, { validateStatus: () => true });
		expect((await use.rest.executions.get(executionOf(link))).status).toBe('waiting');

		const { status, page } = await visit(link, 'approve');
		expect({ status, page }).toEqual({ status: 200, page: expect.stringContaining('Thank you') });
		expect(await outcome(link)).toEqual([
			{ response: { approved: true, respondedAt }, question: 'Refund <1042>?' },
		]);
		expect(use.simulator.messages).toHaveLength(1);
	});

	test('serves the page with our headers, and n8n adds its sandbox after the response', async () => {
		const link = await ask('approval');
		const shown = await visit(link);
		expect(shown.headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': expect.stringMatching(
				/^default-src 'none'; script-src 'nonce-\w{32}'; style-src 'nonce-\w{32}'; base-uri 'none'; form-action 'self' http:\/\/[\d.:]+; frame-ancestors 'none'; sandbox allow-forms allow-scripts$/,
			),
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
		});
		const thanks = await visit(link, 'decline');
		expect(thanks.headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': expect.stringContaining('sandbox'),
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
		});
		expect(thanks.page).toContain('content="default-src &#39;none&#39;;');
		expect(await outcome(link)).toMatchObject([{ response: { approved: false } }]);
	});

	test('a link with another signature is refused', async () => {
		const link = await ask('approval');
		const signature = new URL(link).searchParams.get('signature') ?? '';
		const wrong = `${signature.startsWith('0') ? '1' : '0'}${signature.slice(1)}`;
		for (const other of [
			link.replace(signature, wrong),
			link.replace(signature, ''),
			link.split('?')[0] ?? '',
			`${link}&more=1`,
		]) {
			expect((await visit(other)).status).toBe(401);
			expect((await visit(other, 'approve')).status).toBe(401);
		}
		expect((await use.rest.executions.get(executionOf(link))).status).toBe('waiting');
		await visit(link, 'approve');
		await outcome(link);
	});

	test("a second response gets n8n's own page, and changes nothing", async () => {
		const link = await ask('approval');
		await visit(link, 'decline');
		const before = await outcome(link);
		for (const { page } of [await visit(link, 'approve'), await visit(link)]) {
			expect(page).toContain('No action required');
		}
		expect(await outcome(link)).toEqual(before);
	});

	test('of many responses at the same time, one counts', async () => {
		const link = await ask('approval');
		const answers = Array.from({ length: 8 }, (_, index) => (index % 2 ? 'approve' : 'decline'));
		const visits = await Promise.all(answers.map(async (answer) => await visit(link, answer)));
		const thanked = visits.filter(({ page }) => page.includes('Thank you'));
		expect(thanked.length).toBeGreaterThanOrEqual(1);
		const output = await outcome(link);
		expect(output).toHaveLength(1);
		const { data } = await use.rest.executions.get(executionOf(link));
		expect(data.resultData.runData[LAST]).toHaveLength(1);
	});

	test('a choice and a text come out as they were given, and what is not offered is asked for again', async () => {
		const values = [{ label: 'Today' }, { label: 'مساءً' }];
		await publish('choice', { responseType: 'choice', choices: { values } });
		const choice = await ask('choice');
		expect((await visit(choice, 'Never')).page).toContain('Please pick one of the choices.');
		expect((await use.rest.executions.get(executionOf(choice))).status).toBe('waiting');
		await visit(choice, 'مساءً');
		expect(await outcome(choice)).toMatchObject([{ response: { choice: 'مساءً' } }]);

		await publish('text', { responseType: 'freeText' });
		const text = await ask('text');
		expect((await visit(text, 'x'.repeat(4001))).page).toContain('4,000 characters or fewer');
		expect((await visit(text, '')).page).toContain('Please write a response.');
		const other = await axios.post(text, { response: ['a'] }, { validateStatus: () => true });
		expect(other.data).toContain('Please write a response.');
		expect((await use.rest.executions.get(executionOf(text))).status).toBe('waiting');
		await visit(text, 'One\r\nTwo 👍');
		expect(await outcome(text)).toMatchObject([{ response: { text: 'One\nTwo 👍' } }]);
	});

	test('the input goes on after the wait limit, and the link has done its work', async () => {
		// n8n looks for executions that have waited long enough once a minute.
		const values = { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' };
		await publish('limit', { options: { limitWaitTime: { values } } });
		const link = await ask('limit', 'In time?');
		expect(await outcome(link)).toEqual([{ response: null, question: 'In time?' }]);
		expect((await visit(link, 'approve')).page).toContain('No action required');
	});

	test('two nodes in a row ask one after the other, and each link answers its own question', async () => {
		const [one, two] = REFUND_QUESTIONS;
		const { nodes, ...workflow } = asking('row', use.credentialId, { message: one });
		const [start, first, last] = nodes;
		const second = {
			...{ ...present(first), id: 'second', name: 'Second' },
			parameters: { ...first?.parameters, message: two },
		};
		await use.rest.publish(
			await use.rest.saveWorkflow({
				...chain(workflow.name, present(start), present(first), second, present(last)),
			}),
		);
		await axios.post(`${use.n8n.url}/webhook/row`, {});
		// n8n itself takes no link of a node that doesn't wait.
		const over = 'No action required';
		const id = await answerInTurn(use.simulator, REFUND_QUESTIONS.slice(0, 2), over);
		const execution = await use.rest.executions.ended(id);
		expect(execution.status).toBe('success');
		expect(answersOf(execution, 'Wassly', 'Second')).toEqual([true, false]);
	});

	test('a loop in a sub-workflow asks in turn, and its caller goes on after that', async () => {
		const { nodes, ...loop } = askingInLoop('sub', use.credentialId, { message: REFUND });
		const start = {
			...{ type: 'n8n-nodes-base.executeWorkflowTrigger', typeVersion: 1.1 },
			parameters: { inputSource: 'passthrough' },
		};
		const sub = await use.rest.saveWorkflow({
			...loop,
			nodes: nodes.map((node) => (node.name === 'Webhook' ? { ...node, ...start } : node)),
		});
		await use.rest.publish(sub);
		const [webhook] = asking('caller', use.credentialId).nodes;
		const call = {
			...{ type: 'n8n-nodes-base.executeWorkflow', name: 'Call', typeVersion: 1.2 },
			parameters: { workflowId: { __rl: true, mode: 'id', value: sub.id }, options: {} },
		};
		const caller = await use.rest.saveWorkflow(chain('caller', present(webhook), call));
		await use.rest.publish(caller);
		await axios.post(`${use.n8n.url}/webhook/caller`, {});
		const id = await answerInTurn(use.simulator, REFUND_QUESTIONS);
		expect(answersOf(await use.rest.executions.ended(id), 'Wassly')).toEqual([true, false, true]);
		const [called] = await use.rest.executions.of(caller.id);
		expect(called?.status).toBe('success');
		expect(called?.data.resultData.runData.Call?.[0]?.data?.main?.[0]?.[0]?.json).toMatchObject({
			response: { approved: true },
		});
	});

	test('a restart of n8n in between loses nothing', async () => {
		const link = await ask('approval', 'Still there?');
		const { port } = new URL(use.n8n.url);
		await use.n8n.kill();
		await use.n8n.start(Number(port));
		use.rest = await Rest.signIn(use.n8n.url, owner);
		expect((await visit(link)).page).toContain('Still there?');
		await visit(link, 'approve');
		expect(await outcome(link)).toMatchObject([
			{ response: { approved: true }, question: 'Still there?' },
		]);
	});
});
