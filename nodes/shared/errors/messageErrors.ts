/** What Wassly's response means for a message. Whether it was sent is decided in message/outcome.ts. */
import { CHECK_CHAT, quoted } from './phrases';
import { responseError, type ErrorForStatus } from './responseErrors';
import { WasslyError } from './WasslyError';

/** Only 200 is documented. */
export const messageError: ErrorForStatus = (status, details) => {
	const words = quoted(details.serverMessage);
	switch (status) {
		case 200:
			return new WasslyError(
				`Wassly did not send the message${words}`,
				isAboutQuota(details.serverMessage)
					? 'Your account has no conversations left. Check your plan in the Wassly admin dashboard.'
					: 'Check that the device is connected, that the recipient uses WhatsApp, and that your account has conversations left.',
				'200',
			);
		case 400:
		case 422:
			return new WasslyError(
				`Wassly did not accept the message${words || ` (HTTP ${status})`}`,
				"Check 'Device', 'To', 'Message' and the files.",
				String(status),
			);
		case 401:
			return new WasslyError(
				`Wassly refused the API key or the token, so the message was not sent${words}`,
				'Tokens expire. If the credential logs in with email and password, run the node again. Otherwise get a new token and paste it into the credential.',
				'401',
			);
		case 413:
			return new WasslyError(
				`The file is too large for Wassly${words}`,
				'Send a smaller file, or a link to it in the message.',
				'413',
			);
	}
	return responseError(status, details);
};

const isAboutQuota = (serverMessage = '') =>
	/quota|remaining|conversations|limit|balance|credit/i.test(serverMessage);

export const maybeSent = ({ message, responseCode }: WasslyError) =>
	new WasslyError(
		`${message}. The message may have been sent`,
		`${CHECK_CHAT} This node never sends a message twice, so don't let Retry On Fail do it.`,
		responseCode,
	);

export const unclearResponse = (serverMessage?: string) =>
	new WasslyError(
		`Wassly's response doesn't say whether the message was sent${quoted(serverMessage)}`,
		CHECK_CHAT,
		'200',
	);
