import type { ICredentialDataDecryptedObject, IPollFunctions } from 'n8n-workflow';
import { credentialTypeOf } from '../shared/credential/authentication';
import { readBaseUrl } from '../shared/credential/readCredential';

/**
 * Identifies what is watched: the account and the chosen devices. When it changes, a new baseline is
 * taken.
 *
 * @throws WasslyError
 */
export async function readWatchKey(context: IPollFunctions, deviceIds: string[]): Promise<string> {
	const node = context.getNode();
	const type = credentialTypeOf(node);
	const stored = await context.getCredentials<ICredentialDataDecryptedObject>(type);
	const id = node.credentials?.[type]?.id;
	const account = await fingerprint(`${String(stored.apikey)} ${String(stored.email)}`);
	return JSON.stringify([type, id, account, readBaseUrl(stored), [...deviceIds].sort()]);
}

/** Enough to notice another text, too little to reconstruct it. */
async function fingerprint(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return new DataView(hash).getUint32(0).toString(16);
}
