/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { present } from '@test/support/items';
import { setUpSendAndWait } from './setUpSendAndWait';

const { ask } = setUpSendAndWait();

const choices = (...labels: string[]) => ({
	responseType: 'choice',
	choices: { values: labels.map((label) => ({ label })) },
});
const respondedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const output = (data: object) => [
	{ json: { data: { ...data, respondedAt } }, pairedItem: { item: 0 } },
];

describe('A response', () => {
	test.each([
		['approve', true],
		['decline', false],
	])('"%s" is output as approved: %s', async (posted, approved) => {
		const { items, page } = await (await ask()).post(posted);
		expect(items).toEqual(output({ approved }));
		expect(page).toContain('Thank you. You can close this page now.');
	});

	test('is output as the choice', async () => {
		const node = await ask(choices('Today', 'Tomorrow & later'));
		expect((await node.post('Tomorrow & later')).items).toEqual(
			output({ choice: 'Tomorrow & later' }),
		);
	});

	test('is output as the choice, whose label may have lines as Windows writes them', async () => {
		const node = await ask(choices('Today\r\nbefore noon', 'Tomorrow'));
		expect((await node.post('Today\r\nbefore noon')).items).toEqual(
			output({ choice: 'Today\nbefore noon' }),
		);
	});

	test('is output as the text, without space around it, with plain line breaks', async () => {
		const node = await ask({ responseType: 'freeText' });
		const { items } = await node.post('  One\r\nTwo <b>👍</b> ثلاثة \r\n');
		expect(items).toEqual(output({ text: 'One\nTwo <b>👍</b> ثلاثة' }));
	});

	test('can have 4,000 characters, whatever its line breaks are', async () => {
		const node = await ask({ responseType: 'freeText' });
		const { items } = await node.post('a\r\n'.repeat(1999) + 'ab');
		expect(items).toEqual(output({ text: 'a\n'.repeat(1999) + 'ab' }));
	});

	test('leads to the thanks and the title that the user has set', async () => {
		const options = { responseFormTitle: 'Refund <1042>', thankYouText: 'شكراً' };
		const { page } = await (await ask({ options })).post('approve');
		expect(page).toContain('<title>Refund &lt;1042&gt;</title>');
		expect(page).toContain('شكراً');
		expect(page).not.toContain('<form');
	});

	test.each<[object, string, string]>([
		[{}, 'approve', 'You chose: Approve'],
		[
			{ approvalOptions: { values: { disapproveLabel: 'No & never' } } },
			'decline',
			'You chose: No &amp; never',
		],
		[choices('Refund', 'Keep'), 'Keep', 'You chose: Keep'],
		[{ responseType: 'freeText' }, ' Fine\r\nthen ', 'You wrote: Fine\nthen'],
		[{ options: { pageTexts: { values: { chosen: 'اخترت:' } } } }, 'approve', 'اخترت: Approve'],
	])('is repeated on the page: %j %j', async (parameters, posted, shown) => {
		const { page } = await (await ask(parameters as never)).post(posted);
		expect(page).toContain(`<p class="answer" dir="auto">${shown}</p>`);
	});

	test.each<[object, unknown, string]>([
		[{}, '', 'noButton'],
		[choices('A'), '', 'noChoice'],
		[{ responseType: 'freeText' }, '', 'noText'],
		[{ responseType: 'freeText' }, 'x'.repeat(4001), 'tooLong'],
	])(
		'that is missing is asked for in the words that the user has set: %j',
		async (parameters, posted, name) => {
			const options = { pageTexts: { values: { [name]: 'من فضلك' } } };
			const { page } = await (await ask({ ...parameters, options } as never)).post(posted);
			expect(page).toContain('role="alert" dir="auto">من فضلك</p>');
		},
	);

	describe('that the page does not offer is asked for again, and nothing is decided', () => {
		const single = { approvalOptions: { values: { approvalType: 'single' } } };
		const text = { responseType: 'freeText' };

		test.each<[string, object, unknown, string]>([
			['nothing', {}, undefined, 'use one of the buttons'],
			['another word', {}, 'true', 'use one of the buttons'],
			['the label of a button', {}, 'Approve', 'use one of the buttons'],
			['a list', {}, ['approve'], 'use one of the buttons'],
			['an object', {}, { approve: 'approve' }, 'use one of the buttons'],
			['"decline" where only "approve" is offered', single, 'decline', 'use one of the buttons'],
			['another choice', choices('A', 'B'), 'C', 'pick one of the choices'],
			['a choice in a list', choices('A', 'B'), ['A'], 'pick one of the choices'],
			['a name that objects have', choices('A', 'B'), 'constructor', 'pick one of the choices'],
			['"approve" where choices are offered', choices('A'), 'approve', 'pick one of the choices'],
			['an empty text', text, '', 'write a response'],
			['a text of space', text, ' \r\n\t ', 'write a response'],
			...['\u200b', '\u2060 \u00ad', '\ufeff\u200d', '\u3164', '\u0001'].map(
				(posted): [string, object, unknown, string] => [
					`${JSON.stringify(posted)}, which nobody sees`,
					text,
					posted,
					'write a response',
				],
			),
			['a list of texts', text, ['a', 'b'], 'write a response'],
			['4,001 characters', text, 'x'.repeat(4001), 'write 4,000 characters or fewer'],
		])('%s', async (_, parameters, posted, words) => {
			const { items, page, status } = await (await ask(parameters as never)).post(posted);
			expect(items).toBeUndefined();
			expect(page).toContain(`role="alert" dir="auto">Please ${words}.</p>`);
			expect(page).toContain('<form method="post">');
			expect(status).toBe(200);
		});

		test.each([undefined, null, 'approve', '', 42, ['approve'], []])(
			'the body %j',
			async (body) => {
				const { items, page } = await (await ask()).call('POST', body);
				expect(items).toBeUndefined();
				expect(page).toContain('role="alert"');
			},
		);

		test('and a text that is too long can be shortened', async () => {
			const posted = `</textarea><script>alert(1)</script>${'x'.repeat(4001)}`;
			const { page } = await (await ask({ responseType: 'freeText' })).post(posted);
			expect(page).toContain(
				`&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;${'x'.repeat(4001)}`,
			);
			expect(page).not.toContain('<script>');
		});
	});

	test('never comes from a GET', async () => {
		for (const parameters of [{}, choices('approve'), { responseType: 'freeText' }]) {
			const node = await ask(parameters as never);
			expect((await node.open()).items).toBeUndefined();
			const withBody = await node.call('GET', { response: 'approve', approved: 'true' });
			expect(withBody.items).toBeUndefined();
			expect(present(withBody.page)).toContain('<form method="post">');
			expect(withBody.page).not.toContain('role="alert"');
		}
	});
});
