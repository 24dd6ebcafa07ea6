/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';
import { tour } from '@dev/editor/tour';
import { openChromium } from '@dev/n8n/browser/chromium';
import { Person } from '@dev/n8n/browser/person';
import { examples, withCredentials, type Example } from '@dev/n8n/examples';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { chain, loginOf, manualTrigger, webhook } from '@dev/n8n/workflows';
import { demoDevices, documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { until } from '@dev/until';
import { nth, only, present } from '@test/support/items';
import { visit } from './asking';
import { rowsOf } from './dataTable';
import { GoogleSheets } from './googleSheets';
import { serve, startMailServer, startPrometheus } from './recipeServers';
import { setUpN8n } from './setUpN8n';

/** n8n refuses one entry that polls more than once a minute, but not twelve. */
const EVERY_5_SECONDS = Array.from({ length: 12 }, (_, index) => ({
	mode: 'custom',
	cronExpression: `${index * 5} * * * * *`,
}));

/** What to change in an example's nodes, by their names. */
type Changes = Record<string, INodeParameters>;

describe('The recipe', () => {
	const sheets = new GoogleSheets();
	const settings: Record<string, string> = {};

	beforeAll(async () => {
		await sheets.start();
		Object.assign(settings, sheets.settings);
	});

	const use = setUpN8n({ settings, withCredential: false });
	let wasslyLoginApi: string;

	beforeEach(async () => {
		wasslyLoginApi = await use.rest.saveCredential(loginOf(use.simulator));
	});

	afterAll(async () => await sheets.stop());

	/** An example with a credential for the simulator, and nothing else changed but this. */
	const recipe = (
		file: string,
		changes: Changes = {},
		ids: Record<string, string> = {},
	): Example => {
		const example = present(examples().find((known) => known.file === file));
		const known = example.nodes.map(({ name }) => name);
		expect(known).toEqual(expect.arrayContaining(Object.keys(changes)));
		const nodes = example.nodes.map((node) => ({
			...node,
			parameters: { ...node.parameters, ...changes[node.name] },
		}));
		return withCredentials({ ...example, nodes }, { wasslyLoginApi, ...ids });
	};

	const refuseLogins = () => {
		use.simulator.expireTokens();
		use.simulator.password = 'another';
	};

	const publish = async (workflow: Parameters<Rest['saveWorkflow']>[0]) => {
		const saved = await use.rest.saveWorkflow(workflow);
		await use.rest.publish(saved);
		return saved;
	};

	const rows = async (table: string) => await rowsOf(use.rest, table);

	const recipients = () =>
		use.simulator.messages.map(({ fields }) => fields.contact_mobile_number).sort();

	describe('message-a-list.json', () => {
		const FILE = 'message-a-list.json';

		test('runs as it is: makes its table, sends to its sample rows and writes the results back', async () => {
			const { status } = await use.rest.runWorkflow(recipe(FILE));
			expect(status).toBe('success');
			expect(use.simulator.messages.map(({ fields }) => fields)).toEqual([
				expect.objectContaining({
					contact_mobile_number: '+15550100201',
					message: expect.stringMatching(/^Hi Ana, /),
				}),
				expect.objectContaining({
					contact_mobile_number: '+15550100202',
					message: expect.stringMatching(/^Hi Ben, /),
				}),
			]);
			expect(await rows('WhatsApp list')).toMatchObject([
				{ name: 'Ana', status: 'sent', detail: 'Message sent successfully' },
				{ name: 'Ben', status: 'sent', detail: 'Message sent successfully' },
				{ name: 'Chris', status: 'not sent', detail: expect.stringContaining("'To'") },
			]);
		});

		/** A list of its own, without the pace. */
		const list = (table: string, count: number) => {
			const { parameters } = only(recipe(FILE).nodes.filter(({ name }) => name === 'Send message'));
			const people = Array.from({ length: count }, (_, index) => ({
				name: `Person ${index}`,
				number: `+1555010${1000 + index}`,
			}));
			return recipe(FILE, {
				'Create table': { tableName: table },
				'Sample rows': { jsonOutput: JSON.stringify({ rows: people }) },
				'Send message': {
					options: { ...(parameters.options as object), interval: 0, longestInterval: 0 },
				},
			});
		};

		/** Runs a list until some messages are sent and the next one is on its way. */
		const inTheMiddle = async (workflow: Example, sent: number) => {
			// The login comes first, and the list of devices in each batch.
			const gate = use.simulator.holdAfter(sent + 3);
			const { id } = await use.rest.saveWorkflow(workflow);
			const execution = await use.rest.startSaved(id);
			await until('a message is on its way', () => gate.held() === 1);
			return { id, execution, gate };
		};

		const everybody = (count: number) =>
			Array.from({ length: count }, (_, index) => `+1555010${1000 + index}`);

		test('stopped in the middle and executed again, sends nothing twice', async () => {
			const { id, execution, gate } = await inTheMiddle(list('Stopped', 25), 14);
			await use.rest.executions.stop(execution);
			gate.release();
			expect(new Set((await rows('Stopped')).map(({ status }) => status))).toEqual(
				new Set(['sent', null]),
			);

			expect(await use.rest.runSaved(id)).toMatchObject({ status: 'success' });
			// The one that was on its way may have arrived.
			const unknown = '+15550101014';
			expect(recipients().filter((to) => to !== unknown)).toEqual(
				everybody(25).filter((to) => to !== unknown),
			);
			expect(recipients().filter((to) => to === unknown).length).toBeLessThan(2);
			const unsure = (await rows('Stopped')).filter(({ status }) => status !== 'sent');
			expect(only(unsure)).toMatchObject({ name: 'Person 14', status: 'check the chat' });
		});

		test('killed in the middle and executed again, sends nothing twice, and says which chat to check', async () => {
			const { id, gate } = await inTheMiddle(list('Killed', 25), 14);
			await use.n8n.kill();
			gate.release();
			await use.n8n.start();
			use.rest = await Rest.signIn(use.n8n.url, owner);

			expect(await use.rest.runSaved(id)).toMatchObject({ status: 'success' });
			// n8n may have been killed before it had recorded the receipts of those just before.
			const unsure = (await rows('Killed')).filter(({ status }) => status !== 'sent');
			expect(unsure.map(({ status }) => status)).toEqual(unsure.map(() => 'check the chat'));
			expect(unsure.at(-1)).toMatchObject({
				name: 'Person 14',
				detail: expect.stringMatching(/may have been sent before.*\(to \+15550101014\)$/),
			});
			expect(unsure.length).toBeLessThanOrEqual(5);
			const twice = recipients().filter((to, index, all) => all.indexOf(to) !== index);
			expect(twice).toEqual([]);

			// A row that says so is left alone.
			const before = recipients();
			await use.rest.runSaved(id);
			expect(recipients()).toEqual(before);
		});

		test('tries again what was not sent, and not what may have been sent', async () => {
			const workflow = list('Refused', 3);
			const { id } = await use.rest.saveWorkflow(workflow);
			// The login and the list of devices come first.
			const refuse = bad.status(422, { message: 'Not now' });
			use.simulator.misbehave(undefined, undefined, refuse, bad.reset);
			await use.rest.runSaved(id);
			expect((await rows('Refused')).map(({ status }) => status)).toEqual([
				'not sent',
				'check the chat',
				'sent',
			]);
			await use.rest.runSaved(id);
			expect(recipients()).toEqual(['+15550101000', '+15550101002']);
		});

		test('says why nothing was sent if no device is connected', async () => {
			use.simulator.devices = [];
			await use.rest.runWorkflow(list('No device', 3));
			expect(await rows('No device')).toEqual(
				Array.from({ length: 3 }, () =>
					expect.objectContaining({
						status: 'not sent',
						detail: expect.stringContaining('device'),
					}),
				),
			);
		});
	});

	describe('message-a-google-sheet.json', () => {
		test('sends to the rows of the sheet, writes the results back, and sends nothing twice', async () => {
			const file = join(use.n8n.folder, 'google.json');
			await writeFile(file, JSON.stringify([sheets.credential]));
			const { exitCode } = await use.n8n.command('import:credentials', `--input=${file}`);
			expect(exitCode).toBe(0);
			const people = [
				['Ana', '+1 555 010 0201'],
				['Ben', '(555) 010-0202', 'sent', 'Message sent successfully'],
				['Chris', '12345'],
				['Dana', '+1 555 010 0204', 'check the chat'],
				['Eve', '+1 555 010 0205', 'not sent', 'No device is connected'],
			];
			sheets.rows = [['name', 'number', 'status', 'detail'], ...people];
			const google = { googleSheetsOAuth2Api: sheets.credential.id };
			const { id } = await use.rest.saveWorkflow(recipe('message-a-google-sheet.json', {}, google));

			expect(await use.rest.runSaved(id)).toMatchObject({ status: 'success' });
			expect(recipients()).toEqual(['+15550100201', '+15550100205']);
			const accepted = ['sent', 'Message sent successfully'];
			const refused = ['not sent', expect.stringMatching(/^'To'/)];
			const results = () => sheets.rows.slice(1).map(([, , ...result]) => result);
			expect(results()).toEqual([accepted, accepted, refused, ['check the chat'], accepted]);

			// As if n8n had been stopped before it wrote the results.
			nth(sheets.rows, 1).splice(2);
			expect(await use.rest.runSaved(id)).toMatchObject({ status: 'success' });
			expect(recipients()).toHaveLength(2);
			expect(results()[0]).toEqual(['sent', 'The message was sent before']);
		});
	});

	describe('metrics-for-prometheus.json', () => {
		const PASSWORD = 'scrape-password';
		let metrics: string;

		beforeAll(async () => {
			const httpHeaderAuth = await use.rest.saveCredential({
				name: 'Header Auth account',
				type: 'httpHeaderAuth',
				data: { name: 'Authorization', value: `Bearer ${PASSWORD}` },
			});
			await publish(recipe('metrics-for-prometheus.json', {}, { httpHeaderAuth }));
			metrics = `${use.n8n.url}/webhook/wassly-metrics`;
		});

		const scrape = async (password = PASSWORD) => {
			const headers = { authorization: `Bearer ${password}` };
			const {
				status,
				data,
				headers: answered,
			} = await axios.get<string>(metrics, {
				headers,
				responseType: 'text',
				validateStatus: () => true,
			});
			return { status, data, type: answered['content-type'] };
		};

		test('lists each device in the format of Prometheus', async () => {
			use.simulator.devices = [
				{ ...documentedDevice, name: 'Say "hi" \\ bye\nnow' },
				{ ...nth(demoDevices, 1), lastActive: 'never' },
			];
			expect(await scrape()).toEqual({
				status: 200,
				type: 'text/plain; charset=utf-8; version=0.0.4',
				data: [
					'# HELP wassly_up Whether the list of devices could be fetched.',
					'# TYPE wassly_up gauge',
					'wassly_up 1',
					'# HELP wassly_device_connected Whether the device is connected.',
					'# TYPE wassly_device_connected gauge',
					'wassly_device_connected{instance_id="14wdfwef-da6f-11f0-3314-32423432",name="Say \\"hi\\" \\\\ bye\\nnow"} 1',
					'wassly_device_connected{instance_id="27fe01ab-da70-11f0-9c21-75318642",name="Firefox on Ubuntu"} 0',
					'# HELP wassly_device_last_active_timestamp_seconds When the device was last active.',
					'# TYPE wassly_device_last_active_timestamp_seconds gauge',
					'wassly_device_last_active_timestamp_seconds{instance_id="14wdfwef-da6f-11f0-3314-32423432",name="Say \\"hi\\" \\\\ bye\\nnow"} 1705314600',
					'',
				].join('\n'),
			});
		});

		test('responds for an account without devices, too', async () => {
			use.simulator.devices = [];
			expect(await scrape()).toMatchObject({ status: 200, data: /^wassly_up 1$/m });
		});

		test('responds with 503 when the list can not be fetched, and with 403 without the password', async () => {
			expect((await scrape('wrong')).status).toBe(403);
			refuseLogins();
			const { status, data } = await scrape();
			expect({ status, data }).toEqual({
				status: 503,
				data: expect.stringMatching(/^wassly_up 0$/m),
			});
			expect(data).not.toMatch(/^wassly_device/m);
		});

		test('is read by Prometheus, which counts the target as down when the list can not be fetched', async () => {
			const prometheus = await startPrometheus(use.n8n.url, PASSWORD);
			try {
				use.simulator.devices = [{ ...documentedDevice, name: 'Say "hi" \\ bye\nnow' }];
				const labels = { name: 'Say "hi" \\ bye\nnow', instance_id: documentedDevice.instance_id };
				await until('Prometheus knows the device', async () => {
					const [found] = await prometheus.query('wassly_device_connected');
					return isDeepStrictEqual(
						{
							name: found?.metric.name,
							instance_id: found?.metric.instance_id,
							value: found?.value,
						},
						{ ...labels, value: '1' },
					);
				});
				refuseLogins();
				await until('the target is down', async () => (await prometheus.value('up')) === '0');
				expect(await prometheus.value('wassly_device_connected')).toBeUndefined();
			} finally {
				await prometheus.stop();
			}
		});
	});

	describe('heartbeat-for-uptime-kuma.json', () => {
		/** What Uptime Kuma is told at the address that it shows. */
		const heartbeat = async (): Promise<string[]> => {
			const told: string[] = [];
			const kuma = await serve((request, response) => {
				told.push(request.url ?? '');
				response.setHeader('content-type', 'application/json').end('{"ok":true}');
			});
			const url = `${kuma.url}/api/push/token`;
			await use.rest.runWorkflow(recipe('heartbeat-for-uptime-kuma.json', { Push: { url } }));
			await kuma.stop();
			return told.map((path) => decodeURIComponent(path.replaceAll('+', ' ')));
		};

		test('is up while all devices are connected', async () => {
			use.simulator.devices = demoDevices.map((device) => ({ ...device, status: 'connected' }));
			expect(await heartbeat()).toEqual(['/api/push/token?status=up&msg=3 connected']);
		});

		test('is down with the names of those that are not', async () => {
			expect(await heartbeat()).toEqual([
				'/api/push/token?status=down&msg=Not connected: Firefox on Ubuntu',
			]);
		});

		test('is down without devices, and with the reason if the list can not be fetched', async () => {
			use.simulator.devices = [];
			expect(await heartbeat()).toEqual(['/api/push/token?status=down&msg=No devices']);
			refuseLogins();
			expect(await heartbeat()).toEqual([
				expect.stringMatching(/^\/api\/push\/token\?status=down&msg=Wassly refused the email/),
			]);
		});
	});

	describe('alert-when-a-workflow-fails.json', () => {
		/** A published workflow that fails whenever it is called. */
		const failing = async (path: string, errorWorkflow: string) => {
			const stop = {
				type: 'n8n-nodes-base.stopAndError',
				name: 'Charge card',
				parameters: { errorMessage: 'Card declined' },
			};
			const workflow = chain(path, webhook(path), stop);
			await publish({ ...workflow, settings: { ...workflow.settings, errorWorkflow } });
			return async () =>
				await axios.get(`${use.n8n.url}/webhook/${path}`, { validateStatus: () => true });
		};

		test('alerts once per workflow and hour, and by email if no device is connected', async () => {
			const mail = await startMailServer();
			const smtp = await use.rest.saveCredential({
				name: 'SMTP account',
				type: 'smtp',
				data: { host: '127.0.0.1', port: mail.port, secure: false, disableStartTls: true },
			});
			const { id } = await publish(recipe('alert-when-a-workflow-fails.json', {}, { smtp }));
			const alerts = async (count: number) => {
				await until('the alert workflow has run', async () => {
					return (await use.rest.successfulRuns(id)).length >= count;
				});
				return use.simulator.messages.map(({ fields }) => fields.message);
			};

			const shop = await failing('shop', id);
			await shop();
			const [alert] = await alerts(1);
			expect(alert).toMatch(
				/^shop failed in Charge card, \d{4}-\d\d-\d\d \d\d:\d\d \S+: Card declined\n?\r?\nhttp:\S+\/executions\/\d+$/,
			);

			// The hour may be over between the two, once in a long time.
			const hour = new Date().getUTCHours();
			await shop();
			expect(await alerts(2)).toHaveLength(new Date().getUTCHours() === hour ? 1 : 2);

			use.simulator.devices = [];
			const emails = () => mail.received.match(/^Subject: .+(?=\r)/gm);
			const other = await failing('warehouse', id);
			await other();
			await alerts(3);
			const about = (name: string) =>
				expect.stringMatching(`^Subject: ${name} failed in Charge card`);
			expect(emails()).toEqual([about('warehouse')]);
			expect(mail.received).toContain('No device');

			const emailHour = new Date().getUTCHours();
			await other();
			await (
				await failing('returns', id)
			)();
			await alerts(5);
			expect(emails()).toEqual([
				about('warehouse'),
				...(new Date().getUTCHours() === emailHour ? [] : [about('warehouse')]),
				about('returns'),
			]);
			await mail.stop();
		});
	});

	describe('order-notifications.json', () => {
		test('sends a message with the invoice once per order and status, and says so', async () => {
			const httpHeaderAuth = await use.rest.saveCredential({
				name: 'Header Auth account',
				type: 'httpHeaderAuth',
				data: { name: 'X-Shop-Password', value: 'shop-password' },
			});
			const files = await serve((_, response) =>
				response.setHeader('content-type', 'application/pdf').end('%PDF-1.4 invoice'),
			);
			await publish(recipe('order-notifications.json', {}, { httpHeaderAuth }));
			const call = async (order: object, password = 'shop-password') => {
				const { status, data } = await axios.post<object>(
					`${use.n8n.url}/webhook/wassly-order`,
					{ order: 1042, status: 'paid', name: 'Ana', phone: '(555) 010-0200', ...order },
					{ headers: { 'X-Shop-Password': password }, validateStatus: () => true },
				);
				return { status, data };
			};
			const texts = () => use.simulator.messages.map(({ fields }) => fields.message);

			expect(await call({}, 'wrong')).toMatchObject({ status: 403 });
			expect(await call({})).toEqual({ status: 200, data: { sent: true, alreadySent: false } });
			expect(await call({})).toEqual({ status: 200, data: { sent: true, alreadySent: true } });
			const invoiceUrl = `${files.url}/1042.pdf`;
			expect(await call({ status: 'shipped', invoiceUrl })).toMatchObject({ status: 200 });
			expect(await call({ order: 1043, phone: '123' })).toEqual({
				status: 502,
				data: { sent: false, error: expect.stringContaining("'To'") },
			});
			expect(texts()).toEqual([
				'Hi Ana, your order 1042 is paid.',
				'Hi Ana, your order 1042 is shipped.',
			]);
			expect(use.simulator.messages[1]?.files).toMatchObject({
				document: { name: '1042.pdf', content: Buffer.from('%PDF-1.4 invoice') },
			});
			await files.stop();
		});
	});

	describe('outbox.json', () => {
		/** A workflow that puts messages into the outbox, as other workflows of a person do. */
		const caller = (outbox: string, messages: object[]) =>
			chain(
				'Caller',
				manualTrigger,
				{
					type: 'n8n-nodes-base.set',
					name: 'Messages',
					typeVersion: 3.4,
					parameters: { mode: 'raw', jsonOutput: JSON.stringify({ messages }) },
				},
				{
					type: 'n8n-nodes-base.splitOut',
					name: 'Split out',
					parameters: { fieldToSplitOut: 'messages', options: {} },
				},
				{
					type: 'n8n-nodes-base.executeWorkflow',
					name: 'Put into outbox',
					typeVersion: 1.2,
					parameters: { workflowId: { __rl: true, mode: 'id', value: outbox }, options: {} },
				},
			);

		test('takes messages from other workflows and sends the oldest, one per key', async () => {
			const { id } = await publish(recipe('outbox.json'));
			const put = async (...messages: object[]) => {
				const { status } = await use.rest.runWorkflow(caller(id, messages));
				expect(status).toBe('success');
			};
			const message = (number: number, key = '') => ({
				to: `+155501010${10 + number}`,
				message: `Message ${number}`,
				key,
			});
			await put(message(1, 'order 1'), message(2));
			await put(message(1, 'order 1'), message(3));
			await put({ ...message(4), to: 'nobody' }, message(5));
			await use.rest.unpublish(id);

			await use.rest.runSaved(id);
			const status = async () => (await rows('WhatsApp outbox')).map((row) => row.status);
			expect(await status()).toEqual(['sent', 'sent', 'sent', 'sent', 'not sent', null]);
			await use.rest.runSaved(id);
			expect(await status()).toEqual(['sent', 'sent', 'sent', 'sent', 'not sent', 'sent']);
			expect(use.simulator.messages.map(({ fields }) => fields.message)).toEqual(
				[1, 2, 3, 5].map((number) => `Message ${number}`),
			);
		});

		test('ends a run before the next one starts', () => {
			const { nodes } = recipe('outbox.json');
			const parameters = (wanted: string) =>
				only(nodes.filter(({ name }) => name === wanted)).parameters;
			const { longestInterval } = parameters('Send message').options as { longestInterval: number };
			expect(Number(parameters('Oldest first').limit) * longestInterval).toBeLessThan(60_000);
		});
	});

	describe('device-history-and-daily-report.json', () => {
		const FILE = 'device-history-and-daily-report.json';

		test('keeps what the trigger reports, and reports it on WhatsApp and by email', async () => {
			const mail = await startMailServer();
			const smtp = await use.rest.saveCredential({
				name: 'SMTP account',
				type: 'smtp',
				data: { host: '127.0.0.1', port: mail.port, secure: false, disableStartTls: true },
			});
			const devices = demoDevices.map((device) => ({ ...device, status: 'connected' }));
			use.simulator.devices = devices;
			const pollTimes = { item: EVERY_5_SECONDS };
			const workflow = recipe(FILE, { 'When a device changes': { pollTimes } }, { smtp });
			const { id } = await publish(workflow);
			// Two at the same time.
			Object.assign(nth(devices, 0), { status: 'disconnected' });
			Object.assign(nth(devices, 1), { status: 'disconnected' });
			const history = async () => {
				const table = 'WhatsApp device history';
				return (await rows(table).catch(() => []))
					.map((row) => `${row.device} ${row.event}`)
					.sort();
			};
			const drops = ['Chrome on Windows', 'Firefox on Ubuntu'].map(
				(name) => `${name} deviceDisconnected`,
			);
			await until('both are in the history', async () => (await history()).length >= 2);
			expect(await history()).toEqual(drops);
			Object.assign(nth(devices, 1), { status: 'connected' });
			await until('it is in the history', async () => (await history()).length >= 3);
			expect(await history()).toEqual([
				nth(drops, 0),
				'Firefox on Ubuntu deviceConnected',
				nth(drops, 1),
			]);
			await use.rest.unpublish(id);

			expect(await use.rest.runSaved(id)).toMatchObject({ status: 'success' });
			const [report = ''] = use.simulator.messages.map(({ fields }) => fields.message);
			expect(report.split(/\r?\n/)).toEqual([
				expect.stringMatching(/^WhatsApp devices, [A-Z]\w+, \d+ [A-Z]\w+ \d{4}, \d\d:\d\d \S+$/),
				'Chrome on Windows: disconnected',
				'Firefox on Ubuntu: connected',
				'مكتب المبيعات: connected',
				'Disconnected in the last 24 hours: Chrome on Windows (1), Firefox on Ubuntu (1)',
			]);
			expect(mail.received).toContain('Subject: WhatsApp devices, ');

			// A report that can't list the devices says so, by email.
			refuseLogins();
			expect(await use.rest.runSaved(id)).toMatchObject({ status: 'success' });
			expect(mail.received).toContain('Not known now: Wassly refused the email');
			await mail.stop();
		});
	});

	describe('appointment-reminders.json', () => {
		const appointment = (name: string, number: string, start: string) => ({ name, number, start });

		test('asks each person once about an appointment of the next 24 hours, and writes the answers', async () => {
			const { id } = await publish(recipe('appointment-reminders.json'));
			const run = async () => expect((await use.rest.runSaved(id)).status).toBe('success');
			await run();
			const insert = {
				type: 'n8n-nodes-base.dataTable',
				name: 'Insert',
				typeVersion: 1.1,
				parameters: {
					...{ resource: 'row', operation: 'insert', options: {} },
					dataTableId: { __rl: true, mode: 'name', value: 'WhatsApp appointments' },
					columns: { mappingMode: 'autoMapInputData', value: null },
				},
			};
			const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
			const plan = [
				appointment('Ana', '+15550101001', inHours(2)),
				appointment('Ben', '+15550101002', inHours(23)),
				appointment('Chris', 'unknown', inHours(3)),
				appointment('Dana', '+15550101004', inHours(30)),
				appointment('Eve', '+15550101005', inHours(-1)),
			];
			for (const row of plan) {
				const set = {
					type: 'n8n-nodes-base.set',
					name: 'Row',
					typeVersion: 3.4,
					parameters: { mode: 'raw', jsonOutput: JSON.stringify(row) },
				};
				await use.rest.runWorkflow(chain('Insert', manualTrigger, set, insert));
			}
			const status = async () => (await rows('WhatsApp appointments')).map((row) => row.status);

			await run();
			const problem = expect.stringContaining("'To'");
			await until('two are asked', async () => {
				return use.simulator.messages.length === 2 && String((await status())[2]).includes('To');
			});
			expect(await status()).toEqual(['asked', 'asked', problem, null, null]);
			await run();
			expect(use.simulator.messages).toHaveLength(2);

			const question = (name: string) =>
				String(
					use.simulator.messages.find(({ fields }) => fields.message?.includes(name))?.fields
						.message,
				);
			expect(question('Ana')).toMatch(
				/^Hi Ana, you have an appointment on [A-Z]\w+, \d+ [A-Z]\w+, \d\d:\d\d \S+\. Will you come\?\r\n/,
			);
			const answer = async (name: string, response: string) =>
				await visit(question(name).split('\n').at(-1) ?? '', response);
			await answer('Ben', 'No, please cancel');
			await answer('Ana', 'Yes');
			await until('both answers are written', async () => !(await status()).includes('asked'));
			expect(await status()).toEqual(['Yes', 'No, please cancel', problem, null, null]);
		});
	});

	test('is imported from its address in the editor, and runs without a change', async () => {
		const workflow = only(examples().filter(({ file }) => file === 'message-a-list.json'));
		const parameters = { tableName: 'Imported' };
		const github = await serve((_, response) => {
			const nodes = workflow.nodes.map((node) =>
				node.name === 'Create table'
					? { ...node, parameters: { ...node.parameters, ...parameters } }
					: node,
			);
			response.setHeader('content-type', 'text/plain; charset=utf-8');
			response.end(JSON.stringify({ ...workflow, nodes }));
		});
		const browser = await openChromium();
		try {
			const person = await Person.signIn(browser, use.n8n.url, owner);
			await person.importsWorkflow(`${github.url}/main/examples/message-a-list.json`);
			await person.page.getByTestId('execute-workflow-button').first().click();
			await until('both messages are sent', () => use.simulator.messages.length === 2);
			await until('the results are written', async () =>
				(await rows('Imported')).every(({ status }) => status !== null),
			);
		} finally {
			await browser.close();
			await github.stop();
		}
	});

	test('says all of its note, in which nothing is cut off, in the editor, too', async () => {
		const notes = [...examples(), ...tour()].flatMap(({ nodes, name }) =>
			nodes.filter(({ type }) => type.endsWith('.stickyNote')).map((note) => ({ ...note, name })),
		);
		const nodes = notes.map((note, index) => ({
			...note,
			id: `note-${index}`,
			position: [(index % 4) * 900, Math.floor(index / 4) * 500] as [number, number],
		}));
		const { id } = await use.rest.saveWorkflow({ name: 'Notes', nodes, connections: {} });
		const browser = await openChromium();
		try {
			const { page } = await Person.signIn(browser, use.n8n.url, owner);
			await page.goto(`${use.n8n.url}/workflow/${id}`);
			const shown = page.getByTestId('sticky');
			await until('all notes are shown', async () => (await shown.count()) === nodes.length);
			const cut = await shown.evaluateAll((all) =>
				all.flatMap((note) => {
					// In a line of text, n8n's line height is less than a letter's.
					const parts = [note, ...note.querySelectorAll('div')];
					const pixels = Math.max(...parts.map((part) => part.scrollHeight - part.clientHeight));
					return pixels > 1 ? [`${note.querySelector('h2')?.textContent}: ${pixels} pixels`] : [];
				}),
			);
			expect(cut).toEqual([]);
		} finally {
			await browser.close();
		}
	});
});
