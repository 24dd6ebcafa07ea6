import { createHash } from 'node:crypto';
import {
	findDevice,
	idOf,
	isConnected,
	nameOf,
	statusText,
	type Device,
} from '../../../../shared/device/device';
import { sortDevices } from '../../../../shared/device/sortDevices';
import { requireDevice } from '../../device/requireDevice';
import { noConnectedDevice, notConnected } from '../errors/sendErrors';
import type { Message } from '../message';

/** The device that a message goes out through. */
export interface Sender {
	instanceId: string;
	/** The device that it stands in for. */
	replacedInstanceId?: string;
}

/** Whether the choice depends on which devices are connected. */
export const needsDevices = ({ sendThrough, ifNotConnected }: Message): boolean =>
	sendThrough !== 'device' || ifNotConnected !== 'send';

/** Whether another device may stand in for one that drops. */
export const canBeReplaced = ({ sendThrough, ifNotConnected }: Message): boolean =>
	sendThrough !== 'device' || ifNotConnected === 'useBest';

/**
 * Chooses the device that a message goes out through.
 *
 * @param devices of the account; none are needed where `needsDevices` says so
 * @throws WasslyError if no device can be used
 */
export function chooseSender(message: Message, devices: Device[]): Sender {
	const { deviceId, sendThrough, ifNotConnected } = message;
	if (!needsDevices(message)) return { instanceId: deviceId };
	if (sendThrough === 'spread') return { instanceId: idOf(spread(message.to, devices)) };
	if (sendThrough === 'best') return { instanceId: idOf(best(devices)) };
	if (ifNotConnected === 'useBest') {
		const device = findDevice(devices, deviceId);
		if (device && isConnected(device)) return { instanceId: idOf(device) };
		// A device that has dropped may be missing from the list, which shows active sessions.
		return standIn({ instanceId: device ? idOf(device) : deviceId }, idOf(best(devices)));
	}
	const device = requireDevice(devices, deviceId);
	if (!isConnected(device)) throw notConnected(nameOf(device), statusText(device));
	return { instanceId: idOf(device) };
}

/**
 * Chooses again after a device has refused a message.
 *
 * @param sender that was planned
 * @throws WasslyError if no device can be used
 */
export function chooseStandIn(message: Message, sender: Sender, devices: Device[]): Sender {
	return standIn(sender, chooseSender(message, devices).instanceId);
}

/** @returns the sender, with another device in place of the one that was planned first */
function standIn({ instanceId, replacedInstanceId }: Sender, other: string): Sender {
	const planned = replacedInstanceId ?? instanceId;
	return other === planned
		? { instanceId: other }
		: { instanceId: other, replacedInstanceId: planned };
}

/** The connected device that was active last. */
function best(devices: Device[]): Device {
	const [first] = sortDevices(devices, 'bestSender');
	if (!first || !isConnected(first)) throw noConnectedDevice(devices.length);
	return first;
}

/**
 * Spreads recipients evenly over the connected devices, and gives the same recipient the same device
 * for as long as it is connected (rendezvous hashing): the device with the highest score for the
 * recipient wins, so a device that drops or returns moves only its own recipients.
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

const hash = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();
