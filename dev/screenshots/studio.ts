/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { loginOf } from '../n8n/workflows';
import type { Person } from '../n8n/browser/person';
import type { ColorScheme } from '../n8n/browser/chromium';
import { examples, withCredentials, type Example } from '../n8n/examples';
import type { Rest } from '../n8n/running/rest';
import type { Simulator } from '../simulator/simulator';

/** What the pictures of one color scheme are taken with. */
export interface Studio {
	browser: Browser;
	person: Person;
	rest: Rest;
	/** n8n's address. */
	url: string;
	simulator: Simulator;
	colors: ColorScheme;
}

/** An example with a login to the simulator, and empty accounts with others. @param file its name in `examples/` */
export async function exampleFor({ rest, simulator }: Studio, file: string): Promise<Example> {
	const example = examples().find((known) => known.file === file);
	if (!example) throw new Error(`The example ${file} is missing`);
	const ids: Record<string, string> = {};
	for (const { credentials = {} } of example.nodes) {
		for (const [type, { name }] of Object.entries(credentials)) {
			const account = type === 'wasslyLoginApi' ? loginOf(simulator) : { name, type, data: {} };
			ids[type] ??= await rest.saveCredential(account);
		}
	}
	return withCredentials(example, ids);
}

/** Saves a workflow and opens its canvas. */
export async function openWorkflow(
	{ person, rest, url }: Studio,
	workflow: Parameters<Rest['saveWorkflow']>[0],
): Promise<void> {
	const { id } = await rest.saveWorkflow(workflow);
	await person.page.goto(`${url}/workflow/${id}`);
}

export const FOLDER = resolve(__dirname, '../../docs/images');

/** Where a picture goes. */
export const pathOf = (name: string, colors: ColorScheme) => join(FOLDER, `${name}.${colors}.png`);

/** Takes a picture of what a page of n8n shows now. @param name the file name, without its color scheme */
export async function takePicture(page: Page, name: string, colors: ColorScheme): Promise<void> {
	const path = pathOf(name, colors);
	// Hides the notifications, and moves the mouse away from everything.
	await page.addStyleTag({ content: '.el-notification { display: none !important; }' });
	await page.mouse.move(0, 0);
	await page.screenshot({ path, animations: 'disabled' });
	console.log(path);
}
