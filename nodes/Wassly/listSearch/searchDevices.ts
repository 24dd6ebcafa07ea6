import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { idOf, labelOf } from '../../shared/device';
import { listDevices } from '../../shared/listDevices';
import { toNodeError } from '../../shared/nodeError';
import { isId } from '../../shared/readDeviceList';
import { sortDevices } from '../../shared/sortDevices';

/**
 * Fills the device picker: name and status, the best sender first. What is typed is looked for in
 * all that a person may know of a device.
 *
 * @throws NodeApiError, so that a refused token doesn't look like an account without devices
 */
export async function searchDevices(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	try {
		const devices = sortDevices(await listDevices(this), 'bestSender');
		return {
			results: devices
				.map((device) => ({ name: labelOf(device), value: idOf(device), device }))
				.filter(({ name, device }) => isFound(filter, [name, device.instance_id, device.id]))
				.map(({ name, value }) => ({ name, value })),
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

const isFound = (filter = '', texts: unknown[]) =>
	texts
		.filter(isId)
		.some((text) => String(text).toLowerCase().includes(filter.trim().toLowerCase()));
