import { accountOf } from '../n8n/account';
import { chain } from '../n8n/workflows';
import { exampleFor, openWorkflow, type Studio } from './studio';
import { takePicture } from './takePicture';

/** Takes a picture of the open Wassly Trigger, after a run by hand. */
export async function takeTrigger(studio: Studio): Promise<void> {
	const { person, rest, simulator, colors } = studio;
	const id = await rest.saveCredential(accountOf(simulator));
	const name = 'Wassly Trigger';
	const trigger = {
		type: 'n8n-nodes-wassly.wasslyTrigger',
		name,
		parameters: {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			// A run by hand outputs an event of the first kind for which there is a device.
			events: ['deviceDisconnected', 'deviceConnected'],
		},
		credentials: { wasslyApi: { id, name: 'Wassly account' } },
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
