import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { readBaseUrl, secretsOf } from './readCredential';

/**
 * Identifies the account that a stored credential belongs to: its Base URL and API key, hashed.
 *
 * Secret, because the API key is: hashes that are stored are made with it, so it must never be stored
 * itself.
 *
 * @returns 64 hexadecimal digits
 * @throws WasslyError if the Base URL is invalid
 * @preserve
 */
export function accountKey(stored: ICredentialDataDecryptedObject): string {
	const [apiKey] = secretsOf(stored);
	return createHash('sha256')
		.update(`${readBaseUrl(stored)} ${apiKey}`)
		.digest('hex');
}
