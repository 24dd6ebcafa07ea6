import { idOf, nameOf, type Device } from '../../../shared/device/device';
import { sortDevices } from '../../../shared/device/sortDevices';

const MAX_SUGGESTIONS = 5;

/** A few devices for an error text, the best senders first, as "name (ID)". */
export const deviceSuggestions = (devices: Device[]): string[] =>
	sortDevices(devices, 'bestSender')
		.slice(0, MAX_SUGGESTIONS)
		.map((device) => `${nameOf(device)} (${idOf(device)})`);
