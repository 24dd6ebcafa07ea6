import { CHECK_BASE_URL, quoted } from './phrases';
import { responseError, type ErrorForStatus } from './responseErrors';
import { WasslyError } from './WasslyError';

/**
 * The login API documents 400, 401, 429 and 500. Only the server's words can tell which of
 * the three values a refusal is about, and they may be in any language.
 */
export const loginError: ErrorForStatus = (status, details) => {
	const words = quoted(details.serverMessage);
	switch (status) {
		case 400:
		case 401:
		case 422:
			return refusedLogin(status, words);
		case 404:
			if (!details.isJson) break;
			return new WasslyError(
				`Wassly has no login at the Base URL, or no account with this email${words}`,
				`${CHECK_BASE_URL} If it is correct, check 'Email' in the credential: it is the one you sign in to Wassly with.`,
				'404',
			);
		case 403:
			return new WasslyError(
				`Wassly denied the login${words}`,
				"Check that you can sign in to Wassly: your account may be pending or suspended. Then copy 'API Key' from the Wassly admin dashboard into the credential again.",
				'403',
			);
		case 200:
			return new WasslyError(
				`Wassly refused the login${words}`,
				"Check 'Email', 'Password' and 'API Key' in the credential.",
				'200',
			);
	}
	return responseError(status, details);
};

const refusedLogin = (status: number, words: string) =>
	new WasslyError(
		`Wassly refused the email, the password or the API key${words}`,
		"Check 'Email' and 'Password' in the credential: they are the ones you sign in to Wassly with. Then copy 'API Key' from the Wassly admin dashboard again.",
		String(status),
	);

export const unusableToken = () =>
	new WasslyError(
		"Wassly accepted the login, but its token can't be sent",
		"It is too long, or contains something other than English letters, digits and symbols. Check the credential's Base URL. If it is correct, contact Wassly's support.",
		'200',
	);

export const noTokenInResponse = () =>
	new WasslyError(
		'Wassly accepted the login, but its response contains no token',
		"Try again. If this keeps happening, choose 'API Key and Token' in the credential's window instead, and contact Wassly's support.",
		'200',
	);
