/** What n8n's request helpers and their contexts need; n8nErrors.ts reads what they throw. */
import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import { WasslyError } from '../errors/WasslyError';

/** The contexts in which n8n calls a node, as far as requests are concerned. */
export type N8nContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** One of n8n's request helpers, bound to its context. */
export type RequestHelper = (request: IHttpRequestOptions) => Promise<unknown>;

/** A request for which n8n gets a new token first, whatever is stored. */
export interface RenewingRequest extends IHttpRequestOptions {
	renewToken?: boolean;
}

/**
 * The helper that signs requests with a credential of the node.
 *
 * @param stored the credential: n8n would read it from its database again
 */
export function authenticatedHelper(
	context: N8nContext,
	type: string,
	stored: ICredentialDataDecryptedObject,
): RequestHelper {
	return async (request) => {
		const { abortSignal } = request;
		const self = Object.create(context, {
			// n8n replaces the request's own signal with the one that this returns.
			getExecutionCancelSignal: { value: () => abortSignal },
			// A credential logs in through this helper, which has to end at the same time.
			helpers: {
				value: Object.create(context.helpers, {
					httpRequest: {
						value: async (login: IHttpRequestOptions) =>
							(await context.helpers.httpRequest({ ...login, abortSignal })) as unknown,
					},
				}),
			},
		}) as N8nContext;
		const { httpRequestWithAuthentication } = context.helpers;
		// n8n writes a new token into it.
		const credentialsDecrypted = { id: '', name: '', type, data: { ...stored } };
		try {
			return (await httpRequestWithAuthentication.call(self, type, request, {
				credentialsDecrypted,
			})) as unknown;
		} catch (error) {
			throw thrownByCredential.get(credentialsDecrypted.data) ?? error;
		}
	};
}

/** By the stored credential of a request. n8n 1 keeps only the texts of what is thrown. */
const thrownByCredential = new WeakMap<object, WasslyError>();

/**
 * Runs the credential's own code, and keeps what it throws for `authenticatedHelper`: then nothing
 * was sent, unlike with any other error.
 *
 * @param stored the very object that n8n has handed to it
 */
export async function asCredential<T>(stored: object, work: () => Promise<T>): Promise<T> {
	return await work().catch((error: unknown) => {
		if (error instanceof WasslyError) thrownByCredential.set(stored, error);
		throw error;
	});
}

/** Aborted when a person cancels the execution. */
export const cancelSignalOf = (context: N8nContext): AbortSignal | undefined =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/**
 * Makes n8n renew the token, if the request asks for that. n8n renews, once, when signing or sending
 * ends with a status 401, and then signs again. A 401 of the server can't start it: n8n sees only
 * those that it may throw for (see `ignoreHttpStatusErrors`).
 *
 * @throws what n8n takes for an expired token
 */
export function renewTokenIfAsked(request: RenewingRequest): void {
	if (!request.renewToken) return;
	// n8n signs the same object again.
	delete request.renewToken;
	throw Object.assign(new Error('The token has expired'), { response: { status: 401 } });
}
