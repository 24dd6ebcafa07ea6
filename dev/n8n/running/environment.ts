import { freePort } from './freePort';

export const LOOPBACK = '127.0.0.1';

// They call n8n's own hosts or cover the page.
const SWITCHED_OFF = [
	'N8N_DIAGNOSTICS_ENABLED',
	'N8N_VERSION_NOTIFICATIONS_ENABLED',
	'N8N_TEMPLATES_ENABLED',
	'N8N_PERSONALIZATION_ENABLED',
	'N8N_HIRING_BANNER_ENABLED',
	'N8N_DYNAMIC_BANNERS_ENABLED',
	'N8N_VERIFIED_PACKAGES_ENABLED',
	'N8N_LICENSE_AUTO_RENEW_ENABLED',
];

/**
 * Environment variables for an n8n that listens on loopback and calls nobody.
 *
 * @param userFolder n8n's user folder
 */
export async function environmentFor(userFolder: string): Promise<Record<string, string>> {
	return {
		...Object.fromEntries(SWITCHED_OFF.map((name) => [name, 'false'])),
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_HOST: LOOPBACK,
		N8N_PROTOCOL: 'http',
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: LOOPBACK,
	};
}
