import type { Browser } from 'playwright-core';
import { accountOf } from '../n8n/account';
import type { Person } from '../n8n/browser/person';
import type { ColorScheme } from '../n8n/browser/signIn';
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

/** An example with a credential for the simulator. @param file its name in `examples/` */
export async function exampleFor({ rest, simulator }: Studio, file: string): Promise<Example> {
	const example = examples().find((known) => known.file === file);
	if (!example) throw new Error(`The example ${file} is missing`);
	const wasslyApi = await rest.saveCredential(accountOf(simulator));
	return withCredentials(example, { wasslyApi });
}

/** Saves a workflow and opens its canvas. */
export async function openWorkflow(
	{ person, rest, url }: Studio,
	workflow: Parameters<Rest['saveWorkflow']>[0],
): Promise<void> {
	const { id } = await rest.saveWorkflow(workflow);
	await person.page.goto(`${url}/workflow/${id}`);
}
