/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import {
	documentedFields,
	receiptOf,
	receiptOfEarlier,
	storedReceipt,
} from '@nodes/Wassly/resources/message/sending/receipt';

const sender = { instanceId: 'instance-1' };
const known = { success: true, instance_id: 'instance-1' };

describe('A receipt', () => {
	test("has the data and the words of Wassly's response, and the device", () => {
		const data = { conversation_id: 2, remaining_conversations: 7 };
		expect(receiptOf({ data, message: 'Message sent' }, sender)).toEqual({
			...data,
			...known,
			message: 'Message sent',
		});
	});

	test('names the device that another one stands in for', () => {
		const standIn = { ...sender, replacedInstanceId: 'instance-2' };
		expect(receiptOf({ message: 'Sent' }, standIn)).toEqual({
			...{ ...known, message: 'Sent', replacedInstanceId: 'instance-2' },
		});
		expect(receiptOf({ message: 'Sent' }, sender)).not.toHaveProperty('replacedInstanceId');
	});

	test.each([undefined, null, 'text', [1]])('is whole without data: %j', (data) => {
		expect(receiptOf({ data }, sender)).toEqual({ ...known, message: '' });
	});

	test.each([undefined, null, 5, ['Sent']])('has no words that are no text: %j', (message) => {
		expect(receiptOf({ message }, sender).message).toBe('');
	});

	test('keeps an `error` under another name, since n8n would take the item for a failed one', () => {
		const receipt = receiptOf({ data: { error: 'none', id: 1 } }, sender);
		expect(receipt).toEqual({ ...known, message: '', id: 1, reportedError: 'none' });
		expect(receiptOf({ data: { id: 1 } }, sender)).not.toHaveProperty('reportedError');
	});

	test('is not overwritten by fields of the data', () => {
		const data = { success: false, message: 'other', instance_id: 'other' };
		expect(receiptOf({ data, message: 'Sent' }, sender)).toEqual({ ...known, message: 'Sent' });
	});
});

describe('A receipt that is stored', () => {
	const documented = {
		...{ message_type: 'text', conversation_id: 2, remaining_conversations: 7 },
		...{ instance_id: 'instance-1', replacedInstanceId: 'instance-2', alreadySent: true },
	};

	test('has the documented fields only', () => {
		expect(documentedFields({ ...documented, success: true, message: 'Hello', text: 'x' })).toEqual(
			documented,
		);
	});

	test('has no field that was not there', () => {
		expect(Object.keys(documentedFields({ conversation_id: 0 }))).toEqual(['conversation_id']);
	});

	test('says of itself that the message was sent', () => {
		expect(storedReceipt({ conversation_id: 2 })).toEqual({
			...{ success: true, message: 'Message sent successfully', conversation_id: 2 },
		});
	});

	test('of an earlier execution says that the message was sent before', () => {
		expect(receiptOfEarlier()).toEqual({
			...{ success: true, message: 'The message was sent before', alreadySent: true },
		});
	});
});
