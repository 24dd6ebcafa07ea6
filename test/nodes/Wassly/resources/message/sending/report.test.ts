/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { OperationalError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from '@nodes/Wassly/resources/message/sending/outcome';
import { report } from '@nodes/Wassly/resources/message/sending/report';
import type { Message } from '@nodes/Wassly/resources/message/message';
import { UnknownOutcomeError, WasslyError } from '@nodes/shared/errors/WasslyError';

const sent: Outcome = { status: 'sent', receipt: { success: true, conversation_id: 7 } };
const refused: Outcome = {
	...{ status: 'refused', cause: 'message' },
	error: new WasslyError('Refused', 'Change it.', '422', ['a detail']),
};
const unknown: Outcome = {
	status: 'unknown',
	error: new UnknownOutcomeError('Perhaps', 'Check the chat.', '500'),
};

interface Setup {
	stoppedBy?: number;
	isCanceled?: boolean;
	continueOnFail?: boolean;
	type?: string;
	mode?: string;
	settings?: object;
	keys?: Array<string | undefined>;
}

interface Reported {
	index: number;
	json?: IDataObject[];
	error?: WasslyError;
}

/** @param outcomes of the messages of items 0, 1, …; undefined for one that never began */
function reported(outcomes: Array<Outcome | undefined>, setup: Setup = {}): Reported[] {
	const { stoppedBy, isCanceled = false, continueOnFail = false, keys = [] } = setup;
	const { type = 'n8n-nodes-wassly.wassly', mode = 'trigger', settings = {} } = setup;
	const context = {
		continueOnFail: () => continueOnFail,
		getNode: () => ({ type }),
		getWorkflowSettings: () => settings,
		getMode: () => mode,
		getExecutionId: () => '42',
	} as unknown as IExecuteFunctions;
	const messages = outcomes.map((_, index) => ({
		index,
		message: { to: `+1555010${index}`, key: keys[index] } as Message,
	}));
	const known = outcomes.flatMap((outcome, index) => (outcome ? [[index, outcome] as const] : []));
	return report(context, messages, new Map(known), stoppedBy, isCanceled).map((result) => ({
		index: result.index,
		...('json' in result ? { json: result.json } : { error: result.error as WasslyError }),
	}));
}

const item = (index: number) => ({
	index,
	json: [{ success: true, conversation_id: 7, contact_mobile_number: `+1555010${index}` }],
});

describe('A run', () => {
	test('in which everything was sent has an item for each message', () => {
		expect(reported([sent, sent])).toEqual([item(0), item(1)]);
	});

	test("names the recipient as the person wrote it, whatever Wassly's response says", () => {
		const receipt = { contact_mobile_number: 'another' };
		expect(reported([{ status: 'sent', receipt }])).toEqual([
			{ index: 0, json: [{ contact_mobile_number: '+15550100' }] },
		]);
	});

	test('with one message has its error as it is', () => {
		const [result] = reported([refused], { stoppedBy: 0 });
		expect(result?.error).toBe(refused.status === 'refused' && refused.error);
	});

	test('that stops says what was sent, and keeps the status and the receipts', () => {
		const results = reported([sent, refused, undefined], { stoppedBy: 1 });
		expect(results).toHaveLength(1);
		expect(results[0]).toMatchObject({
			index: 1,
			error: {
				message: '1 of 3 messages was sent, then the 2nd item stopped the run. Refused',
				description: expect.stringMatching(/^Change it\. Nothing else was sent\. /),
				responseCode: '422',
				details: [
					'{"item":1,"success":true,"conversation_id":7,"contact_mobile_number":"+15550100"}',
				],
			},
		});
	});

	test('that stops blames the item that stopped it, and names the others that may have been sent', () => {
		const [result] = reported([unknown, sent, refused, unknown], { stoppedBy: 2 });
		expect(result?.index).toBe(2);
		expect(result?.error?.description).toContain(
			'The messages of the 1st and 4th items may also have been sent: check the chat.',
		);
	});

	test('that stops at a message that may have been sent does not say it twice', () => {
		const [result] = reported([sent, unknown, undefined], { stoppedBy: 1 });
		expect(result?.error?.description).not.toContain('too: check');
	});

	test('in which only messages of earlier tries are open blames the first of them', () => {
		const results = reported([sent, unknown, sent, unknown]);
		expect(results).toHaveLength(1);
		expect(results[0]?.index).toBe(1);
		expect(results[0]?.error?.message).toBe(
			'2 of 4 messages were sent. The messages of the 2nd and 4th items may have been sent in an earlier try, and did not go out again',
		);
	});

	test("that n8n's own error stops keeps its text, and no other error's", () => {
		const stopped = (error: unknown) =>
			reported([sent, { ...refused, error } as Outcome], { stoppedBy: 1 })[0]?.error;
		expect(stopped(new OperationalError('No such file'))?.message).toContain('No such file');
		expect(stopped(new OperationalError('No such file'))?.description).toMatch(
			/^Nothing else was sent/,
		);
		const unforeseen = stopped(new TypeError('secret'));
		expect(unforeseen?.message).toContain('The node met something unexpected');
		expect(unforeseen?.message).not.toContain('secret');
	});
});

describe('A run that continues on fail', () => {
	const results = () => reported([sent, refused, unknown], { continueOnFail: true, stoppedBy: 1 });

	test('has a result for each item', () => {
		expect(results()).toMatchObject([
			item(0),
			{ index: 1, error: { message: 'Refused (to +15550101)' } },
			{ index: 2, error: { message: 'Perhaps (to +15550102)' } },
		]);
	});

	test('keeps all else that an error says', () => {
		const [, refusal, doubt] = results();
		expect(refusal?.error).toMatchObject({
			...{ description: 'Change it.', responseCode: '422', details: ['a detail'] },
		});
		expect(doubt?.error).toBeInstanceOf(UnknownOutcomeError);
	});

	test('does not tell a model whom it has just named', () => {
		const type = 'n8n-nodes-wassly.wasslyTool';
		const [result] = reported([refused], { continueOnFail: true, type });
		expect(result?.error?.message).toBe('Refused');
	});

	test('has none for a message that never began', () => {
		expect(reported([sent, undefined], { continueOnFail: true })).toEqual([item(0)]);
	});
});

describe('A person is told how to send the rest', () => {
	const advice = (setup: Setup) =>
		reported([sent, refused, sent], { stoppedBy: 1, ...setup })[0]?.error?.description;
	const RETRY = 'retry execution 42 under Executions';
	const ONLY = 'run the workflow with only the items that were not sent';

	test.each<[string, Setup, string]>([
		['by a retry', {}, RETRY],
		['by a retry of a manual execution', { mode: 'manual' }, RETRY],
		[
			'by a retry of a manual execution that is stored although failed ones are not',
			{ mode: 'manual', settings: { saveDataErrorExecution: 'none' } },
			RETRY,
		],
		[
			'by a retry although manual executions are not stored',
			{ settings: { saveManualExecutions: false } },
			RETRY,
		],
		['by hand if it was canceled', { isCanceled: true }, ONLY],
		[
			'by hand if failed executions are not stored',
			{ settings: { saveDataErrorExecution: 'none' } },
			ONLY,
		],
		[
			'by hand if manual executions are not stored',
			{ mode: 'manual', settings: { saveManualExecutions: false } },
			ONLY,
		],
		['by the same workflow if each has a key', { keys: ['a', 'b', 'c'] }, 'run the workflow again'],
		['not by the same workflow if one has no key', { keys: ['a', 'b'] }, RETRY],
	])('%s', (_what, setup, words) => {
		expect(advice(setup)).toContain(words);
	});
});
