import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { idOf, labelOf } from '../shared/device';
import { listDevices } from '../shared/listDevices';
import { toNodeError } from '../shared/nodeError';
import { sortDevices } from '../shared/sortDevices';

/**
 * Fills the list of devices to watch, by name.
 *
 * @throws NodeApiError
 */
export async function getDevices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const devices = sortDevices(await listDevices(this), 'name');
		return devices.map((device) => ({ name: labelOf(device), value: idOf(device) }));
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}
