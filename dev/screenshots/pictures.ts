import { DESKTOP, newPage, PHONE } from '../n8n/browser/chromium';
import { stepsOf } from '../n8n/examples';
import { chain, loginOf } from '../n8n/workflows';
import { documentedDevice } from '../simulator/devices';
import { until } from '../until';
import { exampleFor, openWorkflow, pathOf, takePicture, type Studio } from './studio';

/** A window in which every field can be seen. */
const TALL = { ...DESKTOP, height: 960 };

/** Takes pictures of the Wassly node, from the search for it to a sent message. */
export async function takeWasslyNode({ person, simulator, colors }: Studio): Promise<void> {
	const take = async (name: string) => await takePicture(person.page, name, colors);

	await person.drawsNewWorkflow();
	await person.looksForNextNode('wassly');
	await person.entry('Wassly').waitFor();
	await take('find-node');

	await person.entry('Wassly').click();
	await person.choosesAction('List WhatsApp Web devices with status and ID');
	await person.startsCredential();
	const { apikey, email, password, baseUrl } = simulator.loginCredential;
	await person.fillsCredential({ apikey, email, password });
	// Without the frame around the last field.
	await person.page.locator(':focus').blur();
	await person.page.setViewportSize(TALL);
	await take('credential');
	await person.page.setViewportSize(DESKTOP);

	await person.savesCredential({ baseUrl });
	await person.credential.waitFor({ state: 'hidden' });
	await person.executesStep();
	await person.outputTable();
	await take('list-devices');

	await person.closesNode();
	await person.looksForNextNode('wassly');
	await person.entry('Wassly').click();
	await person.choosesAction('Get status of WhatsApp Web device');
	await person.opensPicker('deviceId');
	await take('pick-device');

	await person.page.keyboard.press('Escape');
	await person.drawsNewWorkflow();
	await person.looksForNextNode('wassly');
	await person.entry('Wassly').click();
	await person.choosesAction('Send WhatsApp message or file to phone number');
	const choices = await person.opensPicker('instanceId');
	await choices.getByText(documentedDevice.name).click();
	await person.fills('to', '+1 555 010 0200');
	await person.fills('message', 'Your order is on its way.');
	await person.executesStep();
	// A table would be wider than the panel.
	await person.output.getByTestId('radio-button-json').click();
	await person.page.setViewportSize(TALL);
	await take('send-message');
	await person.page.setViewportSize(DESKTOP);
}

/** The names of the pictures of these examples, which a click runs to the end. */
const RUN = {
	'message-a-list.json': 'recipe-list',
	'list-devices.json': 'recipe-devices',
	'failover.json': 'recipe-failover',
	'message-every-connected-device.json': 'recipe-message',
	'send-file.json': 'recipe-file',
	'alert-when-device-disconnects.json': 'recipe-alert',
};

/** The same for those that need a person, a call or another account. */
const NOT_RUN = {
	'ask-for-approval.json': 'recipe-approval',
	'message-a-google-sheet.json': 'recipe-sheet',
	'order-notifications.json': 'recipe-orders',
	'alert-when-a-workflow-fails.json': 'recipe-failures',
	'device-history-and-daily-report.json': 'recipe-history',
	'metrics-for-prometheus.json': 'recipe-metrics',
	'heartbeat-for-uptime-kuma.json': 'recipe-heartbeat',
	'outbox.json': 'recipe-outbox',
	'appointment-reminders.json': 'recipe-appointments',
	'agent-with-human-review.json': 'recipe-agent',
};

/** Fitted into the window, their last row is behind n8n's buttons. */
const TALL_ONES = [
	'device-history-and-daily-report.json',
	'outbox.json',
	'appointment-reminders.json',
	'agent-with-human-review.json',
];

/** Takes pictures of examples on the canvas, after a run that reached every node where that is possible. */
export async function takeRecipes(studio: Studio): Promise<void> {
	const { page } = studio.person;
	for (const [file, name] of Object.entries({ ...RUN, ...NOT_RUN })) {
		const example = await exampleFor(studio, file);
		await openWorkflow(studio, example);
		if (file in RUN) {
			await page.getByTestId('execute-workflow-button').first().click();
			const last = stepsOf(example).length - 1;
			await page.getByTestId('canvas-node-status-success').nth(last).waitFor();
			// n8n says how many items came out of each node when the run has ended.
			await page
				.getByText(/^\d+ items?$/)
				.nth(last)
				.waitFor();
		}
		await page.getByTestId('canvas-node').first().waitFor();
		await page.getByTestId('zoom-to-fit').click();
		if (TALL_ONES.includes(file)) await page.getByTestId('zoom-out-button').click();
		await takePicture(page, name, studio.colors);
	}
}

/** Takes a picture of the open Wassly Trigger, after a run by hand. */
export async function takeTrigger(studio: Studio): Promise<void> {
	const { person, rest, simulator, colors } = studio;
	const id = await rest.saveCredential(loginOf(simulator));
	const name = 'Wassly Trigger';
	const trigger = {
		type: 'n8n-nodes-wassly.wasslyTrigger',
		name,
		parameters: {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			// A run by hand outputs an event of the first kind for which there is a device.
			events: ['deviceDisconnected', 'deviceConnected'],
		},
		credentials: { wasslyLoginApi: { id, name: 'Wassly Login account' } },
	};
	await openWorkflow(studio, chain(name, trigger));
	await person.opensNode(name);
	await person.executesStep();
	// A table would be wider than the panel.
	await person.output.getByTestId('radio-button-json').click();
	await takePicture(person.page, 'trigger', colors);
}

/** Takes a picture of the message tool of an AI agent, open, with fields that the model fills in. */
export async function takeAgentTool(studio: Studio): Promise<void> {
	const { person, colors } = studio;
	await openWorkflow(studio, await exampleFor(studio, 'agent-with-human-review.json'));
	await person.opensNode('Send WhatsApp message');
	await person.node.getByText('Defined automatically by the').nth(1).waitFor();
	await takePicture(person.page, 'agent-tool', colors);
}

/** Takes a picture of the page that the example leads to, on a phone. */
export async function takeApprovalPage(studio: Studio): Promise<void> {
	const { browser, rest, simulator, colors } = studio;
	const id = await rest.start(await exampleFor(studio, 'ask-for-approval.json'));
	await until('it waits', async () => (await rest.executions.get(id)).status === 'waiting');
	const link = String(simulator.messages.at(-1)?.fields.message).split('\n').at(-1) ?? '';
	const page = await newPage(browser, colors, { ...PHONE, height: 420 });
	await page.goto(link);
	await page.screenshot({ path: pathOf('approval-page', colors) });
}
