/** What Wassly's response means for a message. sending/outcome.ts decides whether it was sent. */
import { CHECK_BASE_URL, CHECK_CHAT, quoted, utc } from '../../../../shared/errors/phrases';
import { responseError, type ErrorForStatus } from '../../../../shared/errors/responseErrors';
import { placesOf } from '../../../../shared/errors/unforeseen';
import { UnknownOutcomeError, WasslyError } from '../../../../shared/errors/WasslyError';

/**
 * Only 200 is documented. The advice covers what a status can mean: the server's words, which say
 * more, may be in any language.
 */
export const messageError: ErrorForStatus = (status, details) => {
	const words = quoted(details.serverMessage);
	const error = (message: string, description: string) =>
		new WasslyError(message, description, String(status));
	switch (status) {
		case 200:
			return error(`Wassly refused the message${words}`, `${CHECK_DEVICE} ${CHECK_PLAN}`);
		case 400:
		case 422:
			return error(
				`Wassly did not accept the message${words || ` (HTTP ${status})`}`,
				`${CHECK_DEVICE} Then check 'Message' and the files.`,
			);
		case 402:
		case 403:
			return error(
				`Wassly denied this message${words}`,
				`${CHECK_PLAN} Check there, too, that your account and the API key are active.`,
			);
		case 404:
			if (!details.isJson) break;
			return error(`Wassly did not find the device or the recipient${words}`, CHECK_DEVICE);
		case 413:
			return error(
				`The file is too large for Wassly${words}`,
				'Send a smaller file, or a link to it in the message.',
			);
		case 429:
			return error(`Wassly is receiving too many requests${words}`, SEND_SLOWER);
	}
	return responseError(status, details);
};

const CHECK_DEVICE =
	"Check that 'Device' is the instance_id of a connected device (not its name), and that 'To' is a number that uses WhatsApp.";

const CHECK_PLAN = 'Check in the Wassly admin dashboard that your plan has conversations left.';

const SEND_SLOWER = "To send more slowly, set 'Interval' in the node's options.";

/**
 * @param until when Wassly wants no message: milliseconds since 1970
 * @param refused what Wassly has said about this one, if it has left
 */
export const rateLimitedUntil = (until: number, refused?: WasslyError) =>
	new WasslyError(
		refused?.message ?? 'Wassly is receiving too many requests. The message was not sent',
		`Wassly accepts no messages until ${utc(until)}. Send it again then, or raise 'Wait When Rate Limited' in the node's options. ${SEND_SLOWER}`,
		'429',
	);

export const notSent = ({ message, description, responseCode }: WasslyError) =>
	new WasslyError(`${message}. The message was not sent`, description, responseCode);

/** For what keeps a message from leaving: a login, the list of devices or a file, for example. */
export const neverLeft = (error: unknown): unknown =>
	error instanceof WasslyError && !/not sent/.test(error.message) ? notSent(error) : error;

export const maybeSent = ({ message, description, responseCode, details }: WasslyError) =>
	new UnknownOutcomeError(
		`${message}. The message may have been sent`,
		description.startsWith(CHECK_BASE_URL) ? `${CHECK_CHAT} ${description}` : CHECK_CHAT,
		responseCode,
		details,
	);

export const unclearResponse = (serverMessage?: string) =>
	new WasslyError(
		`Wassly's response does not confirm the message${quoted(serverMessage)}`,
		CHECK_CHAT,
		'200',
	);

/** For what the package or n8n throws after a message may have left; its text may contain anything. */
export const unreadableOutcome = (thrown: unknown) =>
	new WasslyError(
		"Wassly's response could not be understood",
		CHECK_CHAT,
		undefined,
		placesOf(thrown),
	);
