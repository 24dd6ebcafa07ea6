/** What Wassly's public API reference documents (docs.wassly.com): its address and three calls. */
export const DEFAULT_BASE_URL = 'https://www.wassly.com';

/** How long a try to list the devices may take; the reference documents no limit. */
export const DEFAULT_TIMEOUT_SECONDS = 30;

/** An endpoint below the base URL. */
export interface Endpoint {
	method: 'GET' | 'POST';
	path: string;
}

/** Authentication → Login. */
export const LOGIN = { method: 'POST', path: '/api/login' } as const satisfies Endpoint;

/** WhatsApp Web API → List Devices. */
export const LIST_DEVICES = {
	method: 'GET',
	path: '/api/whatsapp-web-devices',
} as const satisfies Endpoint;

/** WhatsApp Web API → Send WhatsApp Message. */
export const SEND_MESSAGE = {
	method: 'POST',
	path: '/api/whatsapp-web-send-message',
} as const satisfies Endpoint;
