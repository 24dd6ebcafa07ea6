/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import type { Simulator } from '@dev/simulator/simulator';
import type { Execution } from '@dev/n8n/running/executions';
import type { IDataObject, INode } from 'n8n-workflow';
import { chain, node, respond, wassly, type Part } from '@dev/n8n/workflows';
import { until } from '@dev/until';

const webhook = (path: string): Part => ({
	type: 'n8n-nodes-base.webhook',
	name: 'Webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { path, httpMethod: 'POST', responseMode: 'onReceived' },
});

/** A workflow that asks its caller's question and continues with the response. */
export const asking = (path: string, credentialId: string, parameters: INode['parameters'] = {}) =>
	chain(
		path,
		webhook(path),
		wassly(credentialId, {
			authentication: 'token',
			resource: 'message',
			operation: 'sendAndWait',
			sendThrough: 'best',
			to: '+15550100200',
			message: '={{ $json.body.question }}',
			...parameters,
		}),
		respond("{ response: $json.data ?? null, question: $('Webhook').item.json.body.question }"),
	);

/** A workflow that asks three times. */
export function askingInLoop(
	path: string,
	credentialId: string,
	parameters: INode['parameters'] = {},
) {
	const workflow = asking(path, credentialId, parameters);
	const again: Part = {
		type: 'n8n-nodes-base.if',
		name: 'Again?',
		parameters: {
			conditions: { number: [{ value1: '={{ $runIndex }}', operation: 'smaller', value2: 2 }] },
		},
	};
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	return {
		...workflow,
		nodes: [...workflow.nodes, node(again, workflow.nodes.length)],
		connections: {
			...workflow.connections,
			Wassly: { main: [to('Again?')] },
			'Again?': { main: [to('Wassly'), to(LAST)] },
		},
	};
}

const REFUNDS = [50, 700, 9000];

/** What such a workflow asks with `REFUND` as its message. */
export const REFUND_QUESTIONS = REFUNDS.map((amount) => `Refund ${amount}?`);
export const REFUND = `=Refund {{ [${REFUNDS.join()}][$runIndex] }}?`;

/**
 * Answers all questions of an execution, yes and no in turn, each with its own link. In between, it
 * tries all earlier links, and expects that they decide nothing.
 *
 * @param over what the pages of earlier links say
 * @returns the ID of the execution
 */
export async function answerInTurn(
	simulator: Simulator,
	questions: string[],
	over = 'This question has already been answered',
): Promise<string> {
	const earlier: string[] = [];
	for (const [index, question] of questions.entries()) {
		const link = await nextLink(simulator, index);
		await until(`it asks "${question}"`, async () =>
			(await visit(link)).page.includes(`>${question}<`),
		);
		for (const other of earlier) {
			for (const answer of [undefined, 'approve', 'decline']) {
				const { page } = await visit(other, answer);
				expect(page).toContain(over);
				expect(page).not.toContain('Refund');
			}
		}
		const { page } = await visit(link, index % 2 === 0 ? 'approve' : 'decline');
		expect(page).toContain(`You chose: ${index % 2 === 0 ? 'Approve' : 'Decline'}`);
		earlier.push(link);
	}
	expect(simulator.messages).toHaveLength(questions.length);
	return executionOf(earlier[0] ?? '');
}

/** The answers that an execution was given. @param nodes that asked */
export const answersOf = ({ data }: Execution, ...nodes: string[]) =>
	nodes
		.flatMap((name) => data.resultData.runData[name] ?? [])
		.map(({ data: output }) => (output?.main?.[0]?.[0]?.json.data as IDataObject)?.approved);

/** What the last node of such a workflow outputs. */
export const LAST = 'Respond';

/** The link in the next message. */
export async function nextLink(simulator: Simulator, seen: number): Promise<string> {
	await until('the message arrives', () => simulator.messages.length > seen);
	const text = String(simulator.messages[seen]?.fields.message);
	return text.slice(text.lastIndexOf('\n') + 1);
}

/** The execution that a link belongs to. */
export const executionOf = (link: string) => new URL(link).pathname.split('/')[2] ?? '';

/** Opens a link, or posts the form of its page. */
export async function visit(link: string, response?: string, headers: Record<string, string> = {}) {
	const options = { headers, validateStatus: () => true };
	const {
		status,
		data,
		headers: got,
	} = response === undefined
		? await axios.get<string>(link, options)
		: await axios.post<string>(link, new URLSearchParams({ response }), options);
	return { status, page: String(data), headers: got };
}
