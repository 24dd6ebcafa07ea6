import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { labelOf } from '../shared/device';
import { listDevices } from '../shared/listDevices';
import { toNodeError } from '../shared/nodeError';
import { sortDevices } from '../shared/sortDevices';
import { keyOf } from './compareDevices';

/**
 * Fills the list of devices to watch, by name.
 *
 * @throws NodeApiError
 */
export async function getDevices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const devices = sortDevices(await listDevices(this), 'name');
		return devices.map((device) => ({ name: labelOf(device), value: keyOf(device) }));
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}
