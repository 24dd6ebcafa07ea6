/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { NodeOperationError, UserError, type INode } from 'n8n-workflow';
import { toNodeError } from '@nodes/shared/errors/toNodeError';
import { WasslyError } from '@nodes/shared/errors/WasslyError';
import { dump } from '@test/support/findSecrets';

const SECRET = 's3cret-token';

const node: INode = {
	id: '1',
	name: 'Wassly',
	type: 'wassly',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Errors of JavaScript whose texts quote a value. */
const failures: Record<string, () => unknown> = {
	'a text that is no JSON': () => JSON.parse(`{${SECRET}`),
	'a pattern that is none': () => new RegExp(`(${SECRET}`),
	'a text without fields': () => 'a' in (SECRET as unknown as object),
	'an address that is none': () => new URL(SECRET),
	'a text that looks like a stack': () => {
		throw new TypeError(`first line\n    at ${SECRET}`);
	},
	'no error at all': () => {
		throw SECRET;
	},
	'an error with a changed text': () => {
		const error = new Error(SECRET);
		error.message = 'harmless';
		throw error;
	},
};

function caught(fail: () => unknown): unknown {
	try {
		return fail();
	} catch (error) {
		return error;
	}
}

describe('An error that nobody foresaw', () => {
	test.each(Object.entries(failures))('is told without its text: %s', (_what, fail) => {
		const error = toNodeError(node, caught(fail), 0);
		expect(error.message).toMatch(/^The node met something unexpected \(\w+\)$/);
		expect(dump(error)).not.toContain(SECRET);
	});

	test('keeps its place in the code', () => {
		const error = toNodeError(
			node,
			caught(() => (undefined as unknown as string[]).length),
		);
		expect(error.stack).toMatch(/\(TypeError\)\n {4}at .*unforeseen\.test\.ts/);
	});

	test("keeps its text if it is n8n's own", () => {
		expect(toNodeError(node, new UserError('Credential not found')).message).toBe(
			'Credential not found',
		);
		const own = new NodeOperationError(node, 'The expression is empty');
		expect(toNodeError(node, own)).toBe(own);
	});
});

describe('The texts of an error', () => {
	test('have one line and a limit, whatever a server has put into them', () => {
		const { message, description } = new WasslyError(
			`There is no device "${'x\n'.repeat(2 ** 20)}"`,
			`The account has: ${'y\r\n\u2028\u0000'.repeat(2 ** 20)}.`,
		);
		expect(message.length).toBeLessThanOrEqual(1001);
		expect(description.length).toBeLessThanOrEqual(4001);
		expect(message + description).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
	});
});
