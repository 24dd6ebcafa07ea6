import type { IExecuteFunctions } from 'n8n-workflow';
import { addressWithoutScheme } from '../../../../shared/errors/parameterErrors';
import { linkWithPath } from '../errors/waitErrors';

/** The name under which the link carries the round that it belongs to. */
export const ROUND = 'round';

/**
 * The link to the page of one round. n8n signs it with the round in it.
 *
 * @throws WasslyError if no browser could open it
 */
export function signedLink(context: IExecuteFunctions, round: string): string {
	// n8n 1 checks signatures only when asked to; later versions always do.
	(context as { setSignatureValidationRequired?: () => void }).setSignatureValidationRequired?.();
	let link: URL;
	try {
		link = new URL(context.getSignedResumeUrl({ [ROUND]: round }));
	} catch {
		throw addressWithoutScheme();
	}
	// "localhost:5678/" can be read as an address with the scheme "localhost".
	if (!/^https?:$/.test(link.protocol)) throw addressWithoutScheme();
	// n8n's own part is /webhook-waiting/execution/node.
	const ownParts = 3;
	if (link.pathname.split('/').length - 1 > ownParts) throw linkWithPath(link.origin);
	return link.href;
}

/** Whether only devices of the same network, or none, can open the link. */
export function isPrivate(link: string): boolean {
	const host = new URL(link).hostname.replace(/^\[|\]$/g, '');
	return PRIVATE_HOSTS.some((hosts) => hosts.test(host));
}

const PRIVATE_HOSTS = [
	/^localhost$|\.(localhost|local|internal|lan|home\.arpa)$/,
	// A name without a dot belongs to a container or a local network.
	/^[^.:]+$/,
	/^(0|10|127)\.\d+\.\d+\.\d+$/,
	/^192\.168\.\d+\.\d+$/,
	/^169\.254\.\d+\.\d+$/,
	/^172\.(1[6-9]|2\d|3[01])\.\d+\.\d+$/,
	/^(::1?$|f[cd][\da-f]{2}:|fe[89ab][\da-f]:|::ffff:)/,
];
