import { idOf, nameOf } from '../../../shared/device';
import type { Device } from '../../../shared/readDeviceList';
import { sortDevices } from '../../../shared/sortDevices';

const MOST_SHOWN = 5;

/** A few devices, the best senders first, as "name (ID)". */
export const someOf = (devices: Device[]): string[] =>
	sortDevices(devices, 'bestSender')
		.slice(0, MOST_SHOWN)
		.map((device) => `${nameOf(device)} (${idOf(device)})`);
