/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { withN8n } from '@dev/n8n/running/newN8n';
import type { Rest } from '@dev/n8n/running/rest';
import type { N8n } from '@dev/n8n/running/n8n';
import { accountOf, chain } from '@dev/n8n/workflows';
import { demoDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { until } from '@dev/until';
import { present } from '@test/support/items';
import { asking, executionOf, visit } from './asking';

/** n8n 1 signs the host, too. */
const THROUGH_PROXY = { Host: 'example.com' };

describe.each(Object.values(VERSIONS))('In n8n %s', (version) => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await Simulator.start();
		simulator.devices = demoDevices;
	});

	afterAll(async () => await simulator?.stop());

	/** @returns the error of a node that asks */
	const ask = async (n8n: N8n, rest: Rest) => {
		const workflow = asking('ask', await rest.saveCredential(accountOf(simulator)));
		const saved = await rest.saveWorkflow(workflow);
		await rest.publish(saved);
		await axios.post(`${n8n.url}/webhook/ask`, { question: 'May I?' });
		const [execution] = await rest.executions.of(saved.id);
		return execution?.data.resultData.error;
	};

	test('nothing is sent if WEBHOOK_URL has a path: n8n refuses the links that its own nodes send, too', async () => {
		const settings = { WEBHOOK_URL: 'https://example.com/n8n/' };
		await withN8n({ version, settings }, async (n8n, rest) => {
			const error = await ask(n8n, rest);
			expect(error?.message).toBe(
				"n8n can't open links for responses under a path, so nothing was sent",
			);
			expect(error?.description).toContain('such as https://example.com/,');
			expect(simulator.requests).toEqual([]);

			const link = await linkOfTelegram(n8n, rest);
			expect(link).toMatch(/^https:\/\/example\.com\/n8n\/webhook-waiting\//);
			// A proxy that knows the path takes it off.
			const reached = link.replace('https://example.com/n8n', n8n.url);
			expect((await visit(reached, undefined, THROUGH_PROXY)).status).toBe(401);
		});
	});

	test('nothing is sent if WEBHOOK_URL has no scheme', async () => {
		await withN8n({ version, settings: { WEBHOOK_URL: 'n8n.example.com' } }, async (n8n, rest) => {
			const error = await ask(n8n, rest);
			expect(error?.message).toBe(
				"n8n's WEBHOOK_URL does not start with https:// or http://, so nothing was sent",
			);
			expect(simulator.requests).toEqual([]);
		});
	});

	test('the link of such a node opens if WEBHOOK_URL is an address alone', async () => {
		const settings = { WEBHOOK_URL: 'https://example.com/' };
		await withN8n({ version, settings }, async (n8n, rest) => {
			const link = await linkOfTelegram(n8n, rest);
			const reached = link.replace('https://example.com', n8n.url);
			expect((await visit(reached, undefined, THROUGH_PROXY)).status).toBe(200);
		});
	});
});

/** The link in a question of n8n's own Telegram node. */
async function linkOfTelegram(n8n: N8n, rest: Rest): Promise<string> {
	let sent = '';
	const server = createServer(async (request, response) => {
		for await (const chunk of request) sent += chunk;
		response.setHeader('content-type', 'application/json');
		response.end('{"ok":true,"result":{}}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const name = 'Telegram account';
		const data = { accessToken: 'not-asked-for', baseUrl };
		const id = await rest.saveCredential({ name, type: 'telegramApi', data });
		const { nodes } = asking('telegram', '');
		const workflow = chain('telegram', present(nodes[0]), {
			...{ type: 'n8n-nodes-base.telegram', name: 'Telegram', typeVersion: 1.2 },
			credentials: { telegramApi: { id, name } },
			webhookId: '7d0f6b1e-0000-4000-8000-000000000001',
			parameters: { operation: 'sendAndWait', chatId: '1', message: 'May I?' },
		});
		await rest.publish(await rest.saveWorkflow(workflow));
		await axios.post(`${n8n.url}/webhook/telegram`, {});
		const found = () => /https:\/\/[^"\s]+signature=\w+/.exec(sent)?.[0];
		await until('Telegram is asked to send a link', () => found() !== undefined);
		const link = found() ?? '';
		const execution = executionOf(link.replace('/n8n/', '/'));
		await until(
			'it waits',
			async () => (await rest.executions.get(execution)).status === 'waiting',
		);
		return link;
	} finally {
		server.close();
	}
}
