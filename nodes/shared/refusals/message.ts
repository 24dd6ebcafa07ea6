import { refusedWithStatus, type Refused } from './answer';
import { quoted } from './phrases';
import { Refusal } from './refusal';

/** The words for a message that Wassly refused; only 200 is documented. */
export const refusedMessage: Refused = (status, details) => {
	const said = quoted(details.said);
	switch (status) {
		case 200:
			return new Refusal(
				`Wassly did not send the message${said}`,
				isAboutQuota(details.said)
					? 'Your account has no conversations left. Look at its plan in the Wassly admin dashboard.'
					: 'Check that the device is connected, that the recipient uses WhatsApp, and that your account has conversations left.',
				'200',
			);
		case 401:
			return new Refusal(
				`Wassly refused the API key or the token, so the message was not sent${said}`,
				'Tokens expire. If the credential logs in with e-mail and password, run the node again. Otherwise get a new token and paste it into the credential.',
				'401',
			);
		case 408:
		case 409:
		case 425:
			return new Refusal(
				`Wassly did not complete the request (HTTP ${status})${said}. The message may have been sent`,
				'Look into the chat before you send it again.',
				String(status),
			);
		case 413:
			return new Refusal(
				`The file is too large for Wassly${said}`,
				'Send a smaller file, or a link to it in the message.',
				'413',
			);
		case 400:
		case 422:
			return new Refusal(
				`Wassly did not accept the message${said || ` (HTTP ${status})`}`,
				"Check 'Device', 'To', 'Message' and the files.",
				String(status),
			);
	}
	return refusedWithStatus(status, details);
};

const isAboutQuota = (said = '') =>
	/quota|remaining|conversations|limit|balance|credit/i.test(said);

/** For an answer that never came, or that doesn't tell: nobody knows what became of the message. */
export const maybeSent = ({ message, answerCode }: Refusal) =>
	new Refusal(
		`${message}. The message may have been sent`,
		'Look into the chat before you send it again. This node never sends a message twice, and neither should Retry On Fail.',
		answerCode,
	);

export const unclearAnswer = (said?: string) =>
	new Refusal(
		`Wassly's answer doesn't say whether it has sent the message${quoted(said)}`,
		'',
		'200',
	);

/** n8n repeats the whole node, with all the messages that it has sent. */
export const retryIsOn = () =>
	new Refusal(
		"Nothing is sent while 'Retry On Fail' is on, since n8n would send messages twice",
		"Turn 'Retry On Fail' off in the node's settings. With 'On Error → Continue', an item that could not be sent carries the reason.",
	);

export const badPhoneNumber = (value: unknown) =>
	new Refusal(
		`'To' is not a phone number with a country code: "${String(value ?? '').slice(0, 60)}"`,
		"Begin with '+' and the country code, e.g. +4915112345678: 8 to 15 digits.",
	);

export const notAText = () =>
	new Refusal(
		"'Message' is not a text",
		'Its expression gives an object or a list. Choose one of its fields, for instance {{ $json.text }}.',
	);

export const nothingToSend = () =>
	new Refusal(
		"'Message' is empty, and there is no file to send",
		"Fill in 'Message', or add a document or media under 'Additional Fields'.",
	);

/** @param label of the field that names it @param there the binary fields that the item has */
export const missingFile = (label: string, name: string, there: string[]) =>
	new Refusal(
		`The item has no file in the field "${name}" that '${label}' names`,
		there.length === 0
			? 'It has no file at all. Check the node before this one.'
			: `It has files in: ${there.join(', ')}.`,
	);

export const tooLargeFile = (label: string, megabytes: number, limit: number) =>
	new Refusal(
		`The file of '${label}' is too large: ${megabytes} MiB`,
		`Send a file of at most ${limit} MiB, or a link to it in the message.`,
	);

/** @param name of the device @param status as Wassly sends it */
export const notConnected = (name: string, status: string) =>
	new Refusal(
		`The device "${name}" is not connected${status ? ` (${status})` : ''}, so the message was not sent`,
		"Connect it in Wassly, choose another device, or turn 'Require Connected' off.",
	);
