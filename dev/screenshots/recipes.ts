import { stepsOf } from '../n8n/examples';
import { exampleFor, openWorkflow, type Studio } from './studio';
import { takePicture } from './takePicture';

/** The names of the pictures of these examples. */
const RECIPES = {
	'message-every-connected-device.json': 'recipe-message',
	'alert-when-device-disconnects.json': 'recipe-alert',
	'failover.json': 'recipe-failover',
};

/** Takes pictures of examples on the canvas, after a run that reached every node. */
export async function takeRecipes(studio: Studio): Promise<void> {
	const { page } = studio.person;
	for (const [file, name] of Object.entries(RECIPES)) {
		const example = await exampleFor(studio, file);
		await openWorkflow(studio, example);
		await page.getByTestId('execute-workflow-button').first().click();
		const last = stepsOf(example).length - 1;
		await page.getByTestId('canvas-node-status-success').nth(last).waitFor();
		// n8n says how many items came out of each node when the run has ended.
		await page
			.getByText(/^\d+ items?$/)
			.nth(last)
			.waitFor();
		await page.getByTestId('zoom-to-fit').click();
		await takePicture(page, name, studio.colors);
	}
}
