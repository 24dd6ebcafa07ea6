import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { idOf, isId, labelOf, statusText, type Device } from '../../shared/device/device';
import { listDevices } from '../../shared/device/listDevices';
import { sortDevices } from '../../shared/device/sortDevices';
import { toEditorError } from '../../shared/errors/toNodeError';
import { Transport } from '../../shared/http/transport';

/**
 * Fills the device picker with names and statuses, the best sender first. The filter matches anything
 * a person may know about a device: name, status, instance_id or id.
 *
 * @throws NodeApiError, so that a refused token doesn't look like an account without devices
 */
export async function searchDevices(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const devices = sortDevices(await listDevices(new Transport(this)), 'bestSender');
		return {
			results: devices
				.map((device) => ({ name: labelOf(device), value: idOf(device), device }))
				.filter(({ name, device }) => matches(filter, [name, ...knownOf(device)]))
				.map(({ name, value }) => ({ name, value })),
		};
	} catch (error) {
		throw toEditorError(this.getNode(), error);
	}
}

/** What the label doesn't show, or words differently. */
const knownOf = (device: Device): unknown[] => [
	device.status,
	statusText(device),
	device.instance_id,
	device.id,
];

const matches = (filter: string, texts: unknown[]) =>
	texts
		.filter(isId)
		.some((text) => String(text).toLowerCase().includes(filter.trim().toLowerCase()));
