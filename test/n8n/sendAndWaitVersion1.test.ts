/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axios from 'axios';
import { accountOf } from '@dev/n8n/workflows';
import { VERSIONS } from '@dev/n8n/install/n8n';
import type { N8n } from '@dev/n8n/running/n8n';
import { newN8n, owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { demoDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { until } from '@dev/until';
import { first } from '@test/support/items';
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

describe(`Send and Wait for Response in n8n ${VERSIONS.lastOfVersion1}`, () => {
	let simulator: Simulator;
	let n8n: N8n;
	let rest: Rest;

	const command = async (...args: string[]) => {
		const { exitCode, output } = await n8n.command(...args);
		expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
	};

	beforeAll(async () => {
		simulator = await Simulator.start();
		simulator.devices = demoDevices;
		n8n = await newN8n({ version: VERSIONS.lastOfVersion1 });
		const credentials = join(n8n.folder, 'credentials.json');
		await writeFile(credentials, JSON.stringify([{ id: '1', ...accountOf(simulator) }]));
		await command('import:credentials', `--input=${credentials}`);
		const loop = askingInLoop('loop', '1', { message: REFUND });
		for (const workflow of [asking('ask', '1'), loop]) {
			const id = workflow.name;
			const path = join(n8n.folder, `${id}.json`);
			await writeFile(path, JSON.stringify({ ...workflow, id, active: false }));
			await command('import:workflow', `--input=${path}`);
			await command('update:workflow', `--id=${id}`, '--active=true');
		}
		await n8n.start();
		// This version says that it is ready before it is, and activates workflows after that.
		await until('n8n serves its REST API', async () => {
			const url = `${n8n.url}/rest/settings`;
			return (await axios.get(url, { validateStatus: () => true })).status === 200;
		});
		rest = await Rest.signIn(n8n.url, owner);
	}, 300_000);

	afterAll(async () => {
		await Promise.all([n8n?.stop(), simulator?.stop()]);
		if (n8n) await rm(n8n.folder, { recursive: true, force: true });
	});

	const callWebhook = (path: string, body = {}) =>
		until(`${path} is active`, async () => {
			const options = { validateStatus: () => true };
			const { status } = await axios.post(`${n8n.url}/webhook/${path}`, body, options);
			return status !== 404;
		});

	beforeEach(() => {
		simulator.reset();
		simulator.devices = demoDevices;
	});

	test('each link of a loop answers its own question', async () => {
		await callWebhook('loop');
		const execution = await rest.executions.ended(await answerInTurn(simulator, REFUND_QUESTIONS));
		expect(execution.status).toBe('success');
		expect(answersOf(execution, 'Wassly')).toEqual([true, false, true]);
	});

	test('checks the signature, shows the page, and goes on with the response', async () => {
		await callWebhook('ask', { question: 'May I?' });
		const link = await nextLink(simulator, 0);
		const id = executionOf(link);
		await until('it waits', async () => (await rest.executions.get(id)).status === 'waiting');

		const wrong = link.replace(/signature=./, 'signature=x');
		for (const other of [wrong, link.split('?')[0] ?? '', `${link}&more=1`]) {
			expect((await visit(other)).status).toBe(401);
			expect((await visit(other, 'approve')).status).toBe(401);
		}
		const shown = await visit(link);
		expect(shown.page).toContain('May I?');
		expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
		expect((await rest.executions.get(id)).status).toBe('waiting');

		expect((await visit(link, 'decline')).page).toContain('Thank you');
		const { status, data } = await rest.executions.ended(id);
		expect(status).toBe('success');
		const [output] = first(data.resultData.runData[LAST]).data?.main?.[0] ?? [];
		expect(output?.json).toEqual({
			response: { approved: false, respondedAt: expect.any(String) },
			question: 'May I?',
		});
		expect((await visit(link, 'approve')).page).toContain('No action required');
	});
});
