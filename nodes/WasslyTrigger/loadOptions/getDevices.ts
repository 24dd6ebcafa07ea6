import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { labelOf } from '../../shared/device/device';
import { listDevices } from '../../shared/device/listDevices';
import { sortDevices } from '../../shared/device/sortDevices';
import { toEditorError } from '../../shared/errors/toNodeError';
import { Transport } from '../../shared/http/transport';
import { keyOf } from '../compare/snapshot';

/**
 * Fills the list of devices to watch, by name.
 *
 * @throws NodeApiError
 */
export async function getDevices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const devices = sortDevices(await listDevices(new Transport(this)), 'name');
		return devices.map((device) => ({ name: labelOf(device), value: keyOf(device) }));
	} catch (error) {
		throw toEditorError(this.getNode(), error);
	}
}
