import { findDevice, idOf, nameOf, type Device } from '../../../shared/device/device';
import { sortDevices } from '../../../shared/device/sortDevices';
import { nameInsteadOfId, unknownDevice } from '../../../shared/errors/parameterErrors';

const MAX_SUGGESTIONS = 5;

/**
 * @param id the instance_id, or the id
 * @throws WasslyError that names devices of the account
 */
export function requireDevice(devices: Device[], id: string): Device {
	const device = findDevice(devices, id);
	if (device) return device;
	const [named, ...others] = devices.filter(
		(one) => nameOf(one).toLowerCase() === id.toLowerCase(),
	);
	if (named && others.length === 0) throw nameInsteadOfId(id, idOf(named));
	throw unknownDevice(id, suggestions(devices), devices.length);
}

/** A few devices, the best senders first, as "name (ID)". */
const suggestions = (devices: Device[]): string[] =>
	sortDevices(devices, 'bestSender')
		.slice(0, MAX_SUGGESTIONS)
		.map((device) => `${nameOf(device)} (${idOf(device)})`);
