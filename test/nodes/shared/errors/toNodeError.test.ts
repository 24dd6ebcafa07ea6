import type { INode } from 'n8n-workflow';
import { toNodeError } from '../../../../nodes/shared/errors/toNodeError';

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
	test('says what happened, at which item, and in which line of which file', () => {
		const error = toNodeError(node, crash(), 2);
		expect(error.message).toMatch(/^Cannot read properties of undefined/);
		expect(error.context.itemIndex).toBe(2);
		const [title, place] = error.stack?.split('\n') ?? [];
		expect(title).toContain(error.message);
		expect(place).toMatch(/^ +at .*toNodeError\.test\.ts:\d+/);
	});

	test('does not keep a message that was redacted', () => {
		const thrown = new Error('Bearer s3cret\n is not a header');
		thrown.message = '[redacted] is not a header';
		const { stack } = toNodeError(node, thrown);
		expect(stack).toContain('[redacted]');
		expect(stack).not.toContain('s3cret');
	});
});
