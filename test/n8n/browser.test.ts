/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { Browser, Locator } from 'playwright-core';
import { demoDevices, documentedDevice } from '@dev/simulator/devices';
import { openChromium } from '@dev/n8n/browser/chromium';
import { Person } from '@dev/n8n/browser/person';
import { owner } from '@dev/n8n/running/newN8n';
import { until } from '@dev/until';
import { nth } from '@test/support/items';
import { SEARCHES } from '@test/support/searches';
import { setUpN8n } from './setUpN8n';

// Each test continues where the previous one ended, as a person does.
describe('A person in the browser', () => {
	const use = setUpN8n({ withCredential: false });
	let browser: Browser;
	let person: Person;

	beforeAll(async () => {
		browser = await openChromium();
		person = await Person.signIn(browser, use.n8n.url, owner);
	});

	afterAll(async () => await browser?.close());

	test('finds the node by its name, with its icon', async () => {
		await person.drawsNewWorkflow();
		await person.looksForNextNode('wassly');
		const icon = person.entry('Wassly').locator('img').first();
		await icon.waitFor();
		expect(await icon.getAttribute('src')).toMatch(/wassly\.svg$/);
		expect(await widthOf(icon)).toBeGreaterThan(0);
	});

	test.each([...SEARCHES, 'message', 'send', 'list devices', 'disconnect', 'monitor'])(
		'finds it by "%s"',
		async (text) => {
			await person.searches('nothing is called so');
			await person.entry('Wassly').waitFor({ state: 'hidden' });
			await person.searches(text);
			await person.entry('Wassly').waitFor();
		},
	);

	test('sees what it can do, and adds the list of devices', async () => {
		await person.searches('wassly');
		await person.entry('Wassly').click();
		await person.entry('Get status of WhatsApp Web device').waitFor();
		await person.choosesAction('List WhatsApp Web devices with status and ID');
		await person.node.getByTitle('List WhatsApp Web devices').first().waitFor();
	});

	test('is told that the password is wrong', async () => {
		const { apikey, email, baseUrl } = use.simulator.loginCredential;
		await person.startsCredential();
		await person.savesCredential({ apikey, email, password: 'wrong-password', baseUrl });
		await person.credential.getByText('Couldn’t connect with these settings').waitFor();
		await person.credential.getByText('More details').click();
		await person.credential
			.getByText('Wassly refused the email, the password or the API key')
			.waitFor();
	});

	test('corrects the password, and sees that the credential works', async () => {
		await person.savesCredential({ password: use.simulator.password });
		await person.credential.waitFor({ state: 'hidden' });
		await person.opensCredential();
		await person.closesCredential();
	});

	test('executes the step, and sees one row per device', async () => {
		await person.executesStep();
		expect(await person.outputTable()).toEqual(demoDevices);
	});

	test('picks a device from the list in "Get WhatsApp Web Device"', async () => {
		await person.closesNode();
		await person.looksForNextNode('wassly');
		await person.entry('Wassly').click();
		await person.choosesAction('Get status of WhatsApp Web device');
		const choices = await person.opensPicker('deviceId');
		expect(await choices.allInnerTexts()).toEqual([
			expect.stringContaining('Chrome on Windows (connected)'),
			expect.stringContaining('مكتب المبيعات (connected)'),
			expect.stringContaining('Firefox on Ubuntu (not connected)'),
		]);
		await choices.getByText('Chrome on Windows').click();
		await person.executesStep();
		// Once for each item of the list.
		expect(await person.outputTable()).toEqual(demoDevices.map(() => documentedDevice));
	});

	test('picks a device from the list in "Send WhatsApp Message", and sends', async () => {
		await person.closesNode();
		await person.looksForNextNode('wassly');
		await person.entry('Wassly').click();
		await person.choosesAction('Send WhatsApp message or file to phone number');
		const choices = await person.opensPicker('instanceId');
		await choices.getByText('مكتب المبيعات').click();
		await person.fills('to', '+1 555 0100-200');
		await person.fills('message', 'Hello 👋');
		await person.executesStep();
		expect((await person.outputTable()).map(({ message }) => message)).toEqual(
			demoDevices.map(() => 'Message sent successfully'),
		);
		expect(use.simulator.messages.map(({ fields }) => fields)).toEqual(
			demoDevices.map(() => ({
				instance_id: nth(demoDevices, 2).instance_id,
				contact_mobile_number: '+15550100200',
				message: 'Hello 👋',
			})),
		);
	});

	test('switches to a token', async () => {
		await person.closesNode();
		await person.opensNode('Get status of WhatsApp Web device');
		await person.startsOtherCredential('Email and Password', 'API Key and Token');
		await person.savesCredential(use.simulator.credential);
		await person.credential.waitFor({ state: 'hidden' });
		await person.opensCredential();
		await person.closesCredential();
		use.simulator.requests.length = 0;
		await person.executesStep();
		// The items of the previous run are still visible.
		await until('the devices are asked for', () => use.simulator.requests.length > 0);
		expect(use.simulator.requests.map(({ path }) => path)).toEqual(['/api/whatsapp-web-devices']);
	});

	test('sees nothing in the console that comes from this package', () => {
		// n8n itself asks npm about every community package, and asks for the login before there is one.
		const ours = person.complaints
			.filter((text) => text.includes(use.n8n.url))
			.filter((text) => !text.includes('/rest/login'));
		expect(ours).toEqual([]);
	});
});

/** The width of a picture in pixels, once it has loaded. @throws if it can't be loaded */
const widthOf = async (picture: Locator) =>
	await picture.evaluate(async (element) => {
		const image = element as unknown as { decode(): Promise<void>; naturalWidth: number };
		await image.decode();
		return image.naturalWidth;
	});
