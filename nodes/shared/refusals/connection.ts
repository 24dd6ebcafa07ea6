import { CHECK_BASE_URL, lasting, TRY_LATER } from './phrases';
import { Refusal } from './refusal';

export const tooSlow = (seconds: number, code: string) =>
	new Refusal(
		`Wassly did not answer within ${lasting(seconds)}`,
		"Try again. Where the node has the option 'Timeout', you can raise it.",
		code,
	);

/** @param code a network code of Node.js, such as ECONNREFUSED @param reason its own words */
export function noConnection(origin: string, code: string, reason: string): Refusal {
	const { host } = new URL(origin);
	if (code === 'ECONNREFUSED') {
		return new Refusal(
			`Nothing answers at ${origin}`,
			`The server may be down for a moment. ${CHECK_BASE_URL}`,
			code,
		);
	}
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
		return new Refusal(
			`The host ${host} was not found`,
			`${CHECK_BASE_URL} If it is right, check the network of your n8n.`,
			code,
		);
	}
	if (code.startsWith('HPE_')) {
		return new Refusal(`What answers at ${origin} is not a web server`, CHECK_BASE_URL, code);
	}
	if (code === 'ERR_CANCELED') {
		return new Refusal('The request was cancelled', 'Run the node again when you are ready.', code);
	}
	if (/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO_/.test(code)) {
		return new Refusal(
			`No secure connection to ${host} could be made (${code})`,
			`${CHECK_BASE_URL} A server without a valid certificate is not accepted.`,
			code,
		);
	}
	return new Refusal(
		`The request to ${host} did not get through: ${reason}`,
		`${CHECK_BASE_URL} If it is right, check the network of your n8n.`,
		code,
	);
}

export const brokenConnection = () =>
	new Refusal(
		'The connection to Wassly broke before the answer was complete',
		TRY_LATER,
		'ECONNRESET',
	);
