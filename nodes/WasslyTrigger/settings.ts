import type { ICredentialDataDecryptedObject, IPollFunctions } from 'n8n-workflow';
import { credentialTypeOf } from '../shared/authentication';
import { DEFAULT_TIMEOUT_SECONDS } from '../shared/listDevices';
import { readNumber } from '../shared/parameters';
import { readBaseUrl } from '../shared/readCredential';
import { DEFAULT_INACTIVE_AFTER_MINUTES } from './fields';

/** How the trigger is set up. */
export interface Settings {
	events: string[];
	/** The instance_id or id of each device to watch; none for all. */
	deviceIds: string[];
	confirmations: number;
	emitCurrentState: boolean;
	/** Milliseconds. */
	inactiveAfter: number;
	/** Seconds. */
	timeout: number;
}

/** @throws Refusal */
export function readSettings(context: IPollFunctions): Settings {
	const { confirmations, emitCurrentState, inactiveAfter, timeout } = context.getNodeParameter(
		'options',
		{},
	) as Record<string, unknown>;
	return {
		events: textsOf(context.getNodeParameter('events', [])),
		deviceIds: textsOf(context.getNodeParameter('deviceIds', [])),
		confirmations: Math.floor(readNumber('Confirmations', confirmations ?? 1, 1)),
		emitCurrentState: String(emitCurrentState ?? false) === 'true',
		inactiveAfter:
			readNumber('Inactive After', inactiveAfter ?? DEFAULT_INACTIVE_AFTER_MINUTES, 1) * 60_000,
		timeout: readNumber('Timeout', timeout ?? DEFAULT_TIMEOUT_SECONDS, 1),
	};
}

/**
 * What is being watched: if it changes, the devices are learned anew.
 *
 * @throws Refusal
 */
export async function readWatched(context: IPollFunctions, deviceIds: string[]): Promise<string> {
	const node = context.getNode();
	const type = credentialTypeOf(node);
	const stored = await context.getCredentials<ICredentialDataDecryptedObject>(type);
	const id = node.credentials?.[type]?.id;
	const account = await fingerprint(`${String(stored.apikey)} ${String(stored.email)}`);
	return JSON.stringify([type, id, account, readBaseUrl(stored), [...deviceIds].sort()]);
}

/** Enough of a text to notice that it is another one, and too little to learn anything of it. */
async function fingerprint(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return new DataView(hash).getUint32(0).toString(16);
}

/** An expression may give a list, or a text with commas. */
const textsOf = (value: unknown): string[] =>
	(Array.isArray(value) ? value : String(value ?? '').split(','))
		.map((entry) => String(entry).trim())
		.filter((entry) => entry !== '');
