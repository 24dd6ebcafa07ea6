import type { ICredentialDataDecryptedObject, IPollFunctions } from 'n8n-workflow';
import { createHmac } from 'node:crypto';
import { accountKey } from '../shared/credential/accountKey';
import { credentialTypeOf } from '../shared/credential/authentication';

/**
 * Identifies what is watched: the credential, its account and the selected devices. When it changes,
 * the next poll records a new baseline.
 *
 * @returns 16 hexadecimal digits
 * @throws WasslyError
 */
export async function readWatchKey(context: IPollFunctions, deviceIds: string[]): Promise<string> {
	const node = context.getNode();
	const type = credentialTypeOf(node);
	const stored = await context.getCredentials<ICredentialDataDecryptedObject>(type);
	const id = node.credentials?.[type]?.id;
	// Several people may share an API key.
	const watched = JSON.stringify([type, id, stored.email, ...[...deviceIds].sort()]);
	return createHmac('sha256', accountKey(stored)).update(watched).digest('hex').slice(0, 16);
}
