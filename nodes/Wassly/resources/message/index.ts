import type { Resource } from '../operation';
import { send } from './send';

export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [send],
};
