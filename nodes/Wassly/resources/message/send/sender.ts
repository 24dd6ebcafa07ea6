import {
	findDevice,
	idOf,
	isConnected,
	nameOf,
	statusText,
	type Device,
} from '../../../../shared/device/device';
import { sortDevices } from '../../../../shared/device/sortDevices';
import { noConnectedDevice, notConnected } from '../../../../shared/errors/message/sendErrors';
import { requireDevice } from '../../device/deviceLocator';
import type { SendRequest } from './readSendRequest';

/** What a message goes out through. */
export interface Sender {
	instanceId: string;
	/** The device that it stands in for. */
	replacedInstanceId?: string;
}

/** Whether the choice depends on which devices are connected. */
export const needsDevices = ({ sendThrough, ifNotConnected }: SendRequest): boolean =>
	sendThrough !== 'device' || ifNotConnected !== 'send';

/** Whether another device may stand in for one that drops. */
export const canBeReplaced = ({ sendThrough, ifNotConnected }: SendRequest): boolean =>
	sendThrough !== 'device' || ifNotConnected === 'useBest';

/**
 * Chooses the device that a message goes out through.
 *
 * @param devices of the account; none are needed where `needsDevices` says so
 * @throws WasslyError if no device can be used
 */
export function chooseSender(request: SendRequest, devices: Device[]): Sender {
	const { deviceId } = request;
	if (!needsDevices(request)) return { instanceId: deviceId };
	if (request.sendThrough === 'spread') return { instanceId: idOf(spread(request.to, devices)) };
	if (request.sendThrough === 'best') return { instanceId: idOf(best(devices)) };
	if (request.ifNotConnected === 'useBest') {
		const device = findDevice(devices, deviceId);
		if (device && isConnected(device)) return { instanceId: idOf(device) };
		// A device that has dropped may be missing from the list, which shows active sessions.
		return {
			instanceId: idOf(best(devices)),
			replacedInstanceId: device ? idOf(device) : deviceId,
		};
	}
	const device = requireDevice(devices, deviceId);
	if (!isConnected(device)) throw notConnected(nameOf(device), statusText(device));
	return { instanceId: idOf(device) };
}

/** The connected device that was active last. */
function best(devices: Device[]): Device {
	const [first] = sortDevices(devices, 'bestSender');
	if (!first || !isConnected(first)) throw noConnectedDevice(devices.length);
	return first;
}

/**
 * Spreads recipients evenly over the connected devices, and gives the same recipient the same device
 * for as long as it is connected (rendezvous hashing): of each device's score for the recipient the
 * highest wins, so that a device that drops or returns moves only its own recipients.
 */
function spread(recipient: string, devices: Device[]): Device {
	let winner: { device: Device; score: number } | undefined;
	for (const device of devices.filter(isConnected)) {
		const score = hash(`${recipient} ${idOf(device)}`);
		if (!winner || score > winner.score) winner = { device, score };
	}
	if (!winner) throw noConnectedDevice(devices.length);
	return winner.device;
}

/** FNV-1a with a final mix (MurmurHash3), so that similar texts get unrelated numbers. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (const character of text) {
		value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
	}
	value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
	return (value ^ (value >>> 16)) >>> 0;
}
