import type { Resource } from '../operation';
import { get } from './get';
import { list } from './list';

export const device: Resource = {
	option: { name: 'Device', value: 'device' },
	operations: [list, get],
};
