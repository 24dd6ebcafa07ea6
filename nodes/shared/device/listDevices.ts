import { LIST_DEVICES } from '../api';
import type { Transport } from '../http/transport';
import type { Device } from './device';
import { readDeviceList } from './readDeviceList';

/** The API documents no limit for a response. */
export const DEFAULT_TIMEOUT_SECONDS = 30;

/**
 * All WhatsApp Web devices of the account, in the API's order.
 *
 * @param seconds how long each try may take
 * @throws WasslyError if Wassly returns no list of devices
 */
export const listDevices = async (
	transport: Pick<Transport, 'get'>,
	seconds = DEFAULT_TIMEOUT_SECONDS,
): Promise<Device[]> => await transport.get(LIST_DEVICES, seconds, readDeviceList);
