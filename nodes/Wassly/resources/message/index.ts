import type { Resource } from '../operation';
import { send } from './send';
import { sendAndWait } from './sendAndWait';

export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [send, sendAndWait],
};
