/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { DEMO } from '@dev/simulator/account';
import { documentedDevice } from '@dev/simulator/devices';
import type { IRun } from 'n8n-workflow';
import type { WaitingNode } from '@dev/engine/waitingNode';
import { only } from '@test/support/items';
import { setUpSendAndWait, TO } from './setUpSendAndWait';

const { wassly, ask } = setUpSendAndWait();

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;`;
const ESCAPED =
	'&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;';

/** The buttons of a page, as they would be posted and as they look. */
const buttons = (page: string) =>
	[...page.matchAll(/<button name="response" value="([^"]*)"[^>]*>([^<]*)<\/button>/g)].map(
		([, value, label]) => [value, label],
	);

describe('The page for the response', () => {
	test('shows the message and two buttons', async () => {
		const { page, status } = await (await ask()).open();
		expect(status).toBe(200);
		expect(page).toContain('<p dir="auto">May I?</p>');
		expect(buttons(page)).toEqual([
			['approve', 'Approve'],
			['decline', 'Decline'],
		]);
		expect(page).toContain('<title>Your response</title>');
	});

	test('shows the labels that the user has set', async () => {
		const { page } = await (
			await ask({
				approvalOptions: { values: { approveLabel: 'نعم', disapproveLabel: 'لا' } },
				options: { responseFormTitle: 'Refund' },
			})
		).open();
		expect(buttons(page)).toEqual([
			['approve', 'نعم'],
			['decline', 'لا'],
		]);
		expect(page).toContain('<h1 dir="auto">Refund</h1>');
	});

	test('shows one button if the person can only approve', async () => {
		const values = { approvalType: 'single', approveLabel: 'I have seen it' };
		const { page } = await (await ask({ approvalOptions: { values } })).open();
		expect(buttons(page)).toEqual([['approve', 'I have seen it']]);
	});

	test('shows a button for each choice, in order', async () => {
		const values = ['Z', 'A', 'M'].map((label) => ({ label }));
		const { page } = await (await ask({ responseType: 'choice', choices: { values } })).open();
		expect(buttons(page)).toEqual([
			['Z', 'Z'],
			['A', 'A'],
			['M', 'M'],
		]);
	});

	test('shows one field for a text', async () => {
		const options = { responseFormButtonLabel: 'Senden' };
		const { page } = await (await ask({ responseType: 'freeText', options })).open();
		expect(page).toMatch(/<textarea\s+name="response"\s+dir="auto"\s+maxlength="4000"\s+required/);
		expect(page).toContain('>Senden</button>');
		expect(buttons(page)).toEqual([]);
	});

	test('shows what expressions make of the input', async () => {
		const node = await ask(
			{
				message: "=Refund {{ $json.order }} of {{ $('Start').item.json.name }}?",
				approvalOptions: { values: { approveLabel: '=Refund {{ $json.order }}' } },
			},
			{ input: [{ json: { order: 1042, name: 'Zoë' } }] },
		);
		const { page } = await node.open();
		expect(page).toContain('<p dir="auto">Refund 1042 of Zoë?</p>');
		expect(buttons(page)[0]).toEqual(['approve', 'Refund 1042']);
	});

	test('shows Markdown as the chat does', async () => {
		const node = await ask({ message: 'May I **refund** it?', options: { format: 'markdown' } });
		const { page } = await node.open();
		expect(page).toContain('<p dir="auto">May I <strong>refund</strong> it?</p>');
	});

	test.each([
		['May I?', {}, 'lang="en" dir="ltr"', 'Your response'],
		['هل؟ OK', { pageLanguage: 'ar' }, 'lang="ar" dir="rtl"', 'Your response'],
		['123 \u05e9\u05dc', { pageLanguage: 'he' }, 'lang="he" dir="rtl"', 'Your response'],
		[
			'Really?',
			{ pageLanguage: 'en-GB', responseFormTitle: 'Refund' },
			'lang="en-GB" dir="ltr"',
			'Refund',
		],
	])('says its language and has a heading: %s %j', async (message, options, html, heading) => {
		const node = await ask({ message, options });
		for (const { page } of [await node.open(), await node.post('approve')]) {
			expect(page).toContain(`<html ${html}>`);
			expect([...page.matchAll(/<h1[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([heading]);
		}
	});

	test.each([
		['*bold*', '<strong>bold</strong>'],
		['a *b c* d', 'a <strong>b c</strong> d'],
		['*_both_*', '<strong><em>both</em></strong>'],
		['~gone~ `x*y*` ```a\n*b*```', '<s>gone</s> <code>x*y*</code> <code>a\n*b*</code>'],
		['2*3*4, snake_case_name, ~5', '2*3*4, snake_case_name, ~5'],
		['* no*, *no *, **, *a\nb*', '* no*, *no *, **, *a\nb*'],
		['*<img src=x>*', '<strong>&lt;img src=x&gt;</strong>'],
		[
			'See https://example.com/a_b_c?x=1&y="2, ok?',
			'See <a href="https://example.com/a_b_c?x=1&amp;y=">https://example.com/a_b_c?x=1&amp;y=</a>&quot;2, ok?',
		],
		[
			"(http://example.com/'x).",
			'(<a href="http://example.com/&#39;x">http://example.com/&#39;x</a>).',
		],
		['javascript:alert(1) data:text/html,x', 'javascript:alert(1) data:text/html,x'],
	])('looks as in WhatsApp: %j', async (message, shown) => {
		const { page } = await (await ask({ message })).open();
		expect(page).toContain(`<p dir="auto">${shown}</p>`);
	});

	test('escapes everything', async () => {
		const node = await ask({
			message: HOSTILE,
			approvalOptions: { values: { approveLabel: HOSTILE, disapproveLabel: HOSTILE } },
			options: { responseFormTitle: HOSTILE, thankYouText: HOSTILE },
		});
		const choice = await ask({
			responseType: 'choice',
			choices: { values: [{ label: HOSTILE }] },
		});
		const text = await ask({
			responseType: 'freeText',
			options: { responseFormButtonLabel: HOSTILE },
		});
		const pages = [
			await node.open(),
			await node.post('approve'),
			await choice.open(),
			await text.open(),
			await text.post(''),
			await node.post(HOSTILE),
		];
		for (const { page } of pages) {
			expect(page).toContain(ESCAPED);
			expect(page).not.toMatch(/<script>|<img/);
		}
		expect(buttons(pages[2]?.page ?? '')).toEqual([[ESCAPED, ESCAPED]]);
		expect((await choice.post(HOSTILE)).items?.[0]?.json).toMatchObject({
			data: { choice: HOSTILE },
		});
	});

	test('shows nothing but what the user has written', async () => {
		const { page, headers } = await (await ask()).open();
		const shown = page + JSON.stringify(headers);
		const { token, apikey, url } = wassly.simulator;
		for (const secret of [TO, TO.slice(1), token, apikey, url, DEMO.email, 'Wassly', 'Workflow']) {
			expect(shown).not.toContain(secret);
		}
		expect(shown).not.toContain(documentedDevice.instance_id);
		expect(shown).not.toContain(documentedDevice.name);
		expect(shown).not.toContain('signature');
	});

	test('is kept out of caches, frames, referrers and search engines, and loads nothing', async () => {
		const node = await ask({ responseType: 'freeText' });
		const first = await node.open();
		const [, nonce] = /style nonce="(\w{32})"/.exec(first.page) ?? [];
		const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'`;
		expect(first.headers).toEqual({
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': `${policy}; form-action 'self' http://127.0.0.1:5678; frame-ancestors 'none'; sandbox allow-forms allow-scripts`,
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'x-robots-tag': 'noindex',
		});
		const again = await node.post('');
		expect(again.page).not.toContain(nonce);
		const thanks = await node.post('Yes');
		for (const { page, headers } of [first, again, thanks]) {
			// n8n replaces the header of the last one with its own.
			expect(page).toContain(`content="default-src &#39;none&#39;; script-src &#39;nonce-`);
			expect(page).not.toMatch(/<(script>|link|iframe|img|a\b)|\bsrc=|\bstyle=|\bon\w+=|url\(/);
			expect(headers['cache-control']).toBe('no-store');
		}
	});

	test('shows what was asked, whatever the parameters would be now', async () => {
		const node = await ask({
			message: '=Refund {{ Math.random() }}?',
			responseType: 'choice',
			choices: { values: [{ label: '={{ Math.random() }}' }] },
			options: { responseFormTitle: '={{ Math.random() }}' },
		});
		const text = String(only(wassly.simulator.messages).fields.message).split('\r\n')[0] ?? '';
		const { page } = await node.open();
		expect(page).toContain(`<p dir="auto">${text}</p>`);
		const again = await node.open();
		expect(buttons(again.page)).toEqual(buttons(page));
		const [[choice = ''] = []] = buttons(page);
		expect((await node.post(choice)).items?.[0]?.json).toMatchObject({ data: { choice } });
	});

	describe('of a question that n8n has not kept', () => {
		const forget = (node: WaitingNode) => {
			const { data } = Reflect.get(node, 'run') as IRun;
			if (data.executionData) data.executionData.contextData = {};
			return node;
		};

		test('says so, and decides nothing', async () => {
			const node = forget(await ask());
			for (const { page, status, items } of [await node.open(), await node.post('approve')]) {
				expect(status).toBe(500);
				expect(page).toContain("This page can't be shown.");
				expect(items).toBeUndefined();
			}
		});
	});
});
