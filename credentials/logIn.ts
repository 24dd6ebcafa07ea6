import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { LOGIN } from '../nodes/shared/api';
import { isSendable, readLogin } from '../nodes/shared/credential/readCredential';
import { loginError, noTokenInResponse, unusableToken } from '../nodes/shared/errors/loginErrors';
import { isHtml, isObject, MAX_DEPTH } from '../nodes/shared/http/body';
import { redact } from '../nodes/shared/http/redact';
import { asCredential, type RequestHelper } from '../nodes/shared/http/n8nContext';
import { sendRequest } from '../nodes/shared/http/request';
import { parseResponse } from '../nodes/shared/http/response';
import type { RequestResult } from '../nodes/shared/http/result';

const TIMEOUT_SECONDS = 30;

/**
 * Logs in to Wassly (API reference, Authentication → Login), without a retry.
 *
 * The response contains a person's profile and even an `openai_api_key`: nothing but the token leaves
 * this function.
 *
 * @returns the token
 * @throws WasslyError
 */
export const logIn = async (
	helper: RequestHelper,
	stored: ICredentialDataDecryptedObject,
): Promise<string> => await asCredential(stored, async () => await getToken(helper, stored));

async function getToken(
	helper: RequestHelper,
	stored: ICredentialDataDecryptedObject,
): Promise<string> {
	const { apikey, email, password, baseUrl } = readLogin(stored);
	const result = await sendRequest(
		helper,
		{
			method: LOGIN.method,
			url: baseUrl + LOGIN.path,
			headers: { Accept: 'application/json', apikey },
			body: { email, password },
			json: true,
		},
		TIMEOUT_SECONDS,
	);
	const safe = redact(withoutProfile(result), [apikey, email, password]);
	const { error } = parseResponse(safe, loginError);
	if (error) throw error;
	const token = result.kind === 'response' ? tokenIn(result.body) : undefined;
	if (token === undefined) throw noTokenInResponse();
	if (!isSendable(token)) throw unusableToken();
	return token;
}

function tokenIn(body: unknown): string | undefined {
	const data = isObject(body) ? body.data : undefined;
	const token = isObject(data) ? data.token : undefined;
	return typeof token === 'string' && token.trim() !== '' ? token.trim() : undefined;
}

/** A result with nothing in its body but what an error may quote. */
function withoutProfile(result: RequestResult): RequestResult {
	return result.kind === 'response' ? { ...result, body: quotable(result.body) } : result;
}

function quotable(body: unknown): unknown {
	if (isObject(body)) {
		const { success, status, message, error, errors, response, exception } = body;
		return {
			...{ success, status, message: textOf(message), error: textOf(error) },
			...{ response: textOf([response, exception]), errors },
		};
	}
	return typeof body === 'string' && (isHtml(body) || body.trim() === '') ? body : undefined;
}

/** A text, several, or those that an object gives as its reason, without its other fields. */
function textOf(value: unknown, depth = 0): unknown {
	if (depth > MAX_DEPTH) return undefined;
	if (Array.isArray(value)) return value.map((entry) => textOf(entry, depth + 1));
	if (isObject(value)) return textOf(value.message ?? value.details ?? value.reason, depth + 1);
	return typeof value === 'string' ? value : undefined;
}
