import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { dataOf, isHtml, isObject } from './answer';
import { answerTo, type Send } from './answerTo';
import { readLogin } from './readCredential';
import { redact } from './redact';
import { noTokenInAnswer, refusedLogin } from './refusals/login';

const TIMEOUT_SECONDS = 30;

/**
 * Logs in to Wassly (API reference, Authentication → Login). It is tried once.
 *
 * The answer carries a person's profile and even an `openai_api_key`: nothing but the token leaves
 * this function.
 *
 * @returns the token
 * @throws Refusal
 */
export async function logIn(send: Send, stored: ICredentialDataDecryptedObject): Promise<string> {
	const { apikey, email, password, baseUrl } = readLogin(stored);
	const answer = await answerTo(
		send,
		{
			method: 'POST',
			url: `${baseUrl}/api/login`,
			headers: { Accept: 'application/json', apikey },
			body: { email, password },
			json: true,
		},
		TIMEOUT_SECONDS,
	);
	// Judged without secrets, which its texts may repeat; the token is taken as it came.
	dataOf(redact({ ...answer, body: tellable(answer.body) }, [apikey, email, password]), {
		origin: new URL(baseUrl).origin,
		seconds: TIMEOUT_SECONDS,
		refused: refusedLogin,
	});
	const { data } = answer.body as { data?: unknown };
	const token = isObject(data) ? data.token : undefined;
	if (typeof token !== 'string' || token.trim() === '') throw noTokenInAnswer();
	return token;
}

/** What of an answer may be told: of anything but a web page not even its beginning. */
function tellable(body: unknown): unknown {
	if (isObject(body)) {
		const { success, message, error, errors } = body;
		return { success, message: textOf(message), error: textOf(error), errors };
	}
	return typeof body === 'string' && (isHtml(body) || body.trim() === '') ? body : undefined;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
