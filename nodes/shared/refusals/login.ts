import { refusedWithStatus, type Refused } from './answer';
import { quoted } from './phrases';
import { Refusal } from './refusal';

/** The login API documents 400, 401, 429 and 500. A refused API key shows by the server's words. */
export const refusedLogin: Refused = (status, details) => {
	const said = quoted(details.said);
	if (status === 403 || ([200, 400, 401, 422].includes(status) && isAboutKey(details.said))) {
		return new Refusal(
			`Wassly refused the API key at the login${said}`,
			"Copy 'API Key' from the Wassly admin dashboard into the credential once more.",
			String(status),
		);
	}
	if ([400, 401, 422].includes(status)) {
		return new Refusal(
			`Wassly refused the e-mail or the password${said}`,
			"Check 'Email' and 'Password' in the credential: they are those with which you sign in to Wassly.",
			String(status),
		);
	}
	if (status === 200) {
		return new Refusal(
			`Wassly refused the login${said}`,
			"Check 'Email', 'Password' and 'API Key' in the credential.",
			'200',
		);
	}
	return refusedWithStatus(status, details);
};

const isAboutKey = (said = '') => /\bapi[ _-]?key\b/i.test(said);

export const noTokenInAnswer = () =>
	new Refusal(
		'Wassly accepted the login, but its answer holds no token',
		"Try again. If it stays so, choose 'API Key and Token' in the credential's window instead, and tell Wassly's support.",
		'200',
	);
