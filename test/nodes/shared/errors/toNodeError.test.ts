/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INode } from 'n8n-workflow';
import { toNodeError } from '@nodes/shared/errors/toNodeError';

const node = { name: 'Wassly', type: 'wassly' } as INode;

/** Crashes as code with a defect does. @returns what it throws */
function crash(): Error {
	const device: unknown = undefined;
	try {
		return (device as { error: Error }).error;
	} catch (thrown) {
		return thrown as Error;
	}
}

describe('An error that nobody foresaw', () => {
	test('says of which kind it is, at which item, and in which line of which file', () => {
		const error = toNodeError(node, crash(), 2);
		expect(error.message).toBe('The node met something unexpected (TypeError)');
		expect(error.context.itemIndex).toBe(2);
		const [title, place] = error.stack?.split('\n') ?? [];
		expect(title).toContain(error.message);
		expect(place).toMatch(/^ +at .*toNodeError\.test\.ts:\d+/);
	});

	test('does not keep its text, which may quote what a server sent', () => {
		const thrown = new Error('Bearer s3cret\n is not a header');
		const { message, stack } = toNodeError(node, thrown);
		expect(`${message} ${stack}`).not.toContain('s3cret');
	});
});
