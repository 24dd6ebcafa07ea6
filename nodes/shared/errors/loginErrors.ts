import { quoted } from './phrases';
import { responseError, type ErrorForStatus } from './responseErrors';
import { WasslyError } from './WasslyError';

/** The login API documents 400, 401, 429 and 500. Only the server's words tell a refused API key. */
export const loginError: ErrorForStatus = (status, details) => {
	const words = quoted(details.serverMessage);
	const isRefusal = [200, 400, 401, 422].includes(status);
	if (status === 403 || (isRefusal && isAboutKey(details.serverMessage))) {
		return new WasslyError(
			`Wassly refused the API key during login${words}`,
			"Copy 'API Key' from the Wassly admin dashboard into the credential again.",
			String(status),
		);
	}
	if (!isRefusal) return responseError(status, details);
	if (status === 200) {
		return new WasslyError(
			`Wassly refused the login${words}`,
			"Check 'Email', 'Password' and 'API Key' in the credential.",
			'200',
		);
	}
	return new WasslyError(
		`Wassly refused the email or the password${words}`,
		"Check 'Email' and 'Password' in the credential: they are the ones you sign in to Wassly with.",
		String(status),
	);
};

const isAboutKey = (serverMessage = '') => /\bapi[ _-]?key\b/i.test(serverMessage);

export const noTokenInResponse = () =>
	new WasslyError(
		'Wassly accepted the login, but its response contains no token',
		"Try again. If this keeps happening, choose 'API Key and Token' in the credential's window instead, and contact Wassly's support.",
		'200',
	);
