/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { captureLogs, logged } from '@test/support/captureLogs';
import { dump } from '@test/support/findSecrets';
import { secretForms } from '@test/support/secretForms';
import { setUpWassly } from '@test/support/setUpWassly';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { sendJson, sendPage } from '@dev/simulator/responses';

const wassly = setUpWassly();

beforeEach(() => captureLogs());

afterEach(() => jest.restoreAllMocks());

/** Every form of the key and the token that a server may repeat, except in other letters. */
const formsOf = ({ apikey, token }: { apikey: string; token: string }) =>
	[apikey, token].flatMap((secret) => Object.values(secretForms(secret)));

/** Where a text of the server can get to. */
const responses: Array<[where: string, response: (form: string) => Misbehavior]> = [
	[
		'a device',
		(form) => (_request, response) =>
			sendJson(response, 200, {
				success: true,
				devices: [{ id: 1, instance_id: 'x', name: `Device ${form}`, [form]: [{ note: form }] }],
			}),
	],
	[
		'a refusal',
		(form) => (_request, response) =>
			sendJson(response, 403, { message: `No entry with ${form}`, errors: { apikey: [form] } }),
	],
	['the title of a web page', (form) => (_request, response) => sendPage(response, `No ${form}`)],
	[
		'a text',
		(form) => (_request, response) => {
			response.writeHead(200, { 'content-type': 'text/plain' });
			response.end(`No ${form}`);
		},
	],
];

describe('No form of the API key or the token leaves the node', () => {
	test.each(responses)('when a server repeats it in %s', async (_where, respond) => {
		const outputs: string[] = [];
		const forms = formsOf(wassly.simulator);
		for (const form of forms) {
			wassly.simulator.misbehave(respond(form));
			outputs.push(dump(await wassly.engine.runNode({})));
		}
		expect(wassly.simulator.requests).toHaveLength(forms.length);
		const output = [...outputs, ...logged].join('\n').toLowerCase();
		expect(forms.filter((form) => output.includes(form.toLowerCase()))).toEqual([]);
		// The rest of the text is there.
		expect(outputs.filter((text) => !text.includes('[redacted]'))).toEqual([]);
	});
});
