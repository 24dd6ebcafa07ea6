import { readDeviceList, type Device } from './readDeviceList';
import { getFromWassly, type Caller } from './transport';

/** The API documents no limit for an answer. */
export const DEFAULT_TIMEOUT_SECONDS = 30;

/**
 * All WhatsApp Web devices of the account (Wassly API reference, List Devices), in the API's order.
 *
 * @param seconds how long each try may take
 * @throws Refusal if Wassly gives no list of devices
 */
export async function listDevices(
	caller: Caller,
	seconds = DEFAULT_TIMEOUT_SECONDS,
): Promise<Device[]> {
	return readDeviceList(await getFromWassly(caller, '/api/whatsapp-web-devices', seconds));
}
