import { chooseAuthentication, fillCredential } from '../n8n/browser/credentialDialog';
import { DESKTOP } from '../n8n/browser/signIn';
import { documentedDevice } from '../simulator/devices';
import type { Studio } from './studio';
import { takePicture } from './takePicture';

/** A window in which every field can be seen. */
const TALL = { ...DESKTOP, height: 960 };

const TOKEN = 'API Key and Token';
const LOGIN = 'Email and Password';

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
	await chooseAuthentication(person.page, person.credential, TOKEN, LOGIN);
	const { apikey, email, password } = simulator;
	await fillCredential(person.credential, { apikey, email, password });
	// Without the frame around the last field.
	await person.page.locator(':focus').blur();
	await person.page.setViewportSize(TALL);
	await take('credential');
	await person.page.setViewportSize(DESKTOP);

	// n8n selects a saved credential in the next new node only if it fits the node's defaults.
	await chooseAuthentication(person.page, person.credential, LOGIN, TOKEN);
	await person.savesCredential(simulator.credential);
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
	await person.choosesAction('Send WhatsApp message to phone number');
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
