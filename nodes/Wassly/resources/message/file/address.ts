import {
	hostNotAllowed,
	invalidAddress,
	loginInAddress,
	redirectNotAllowed,
} from '../errors/fileErrors';

/**
 * Reads the address of a file.
 *
 * @param label of the field
 * @throws WasslyError unless it is an http, https or data address that may be fetched
 */
export function readAddress(label: string, text: string): string {
	if (/^data:/i.test(text)) return text;
	const url = parse(text);
	if (!url || !isWeb(url)) throw invalidAddress(label);
	if (url.username || url.password) throw loginInAddress(label);
	// n8n's protection of private networks lets this one through.
	if (url.hostname === '[::]') throw hostNotAllowed(label, url.host);
	url.hash = '';
	return url.href;
}

/** @throws WasslyError if the redirect leads to where the file must not come from */
export function followRedirect(label: string, from: URL, location: string): URL {
	const to = parse(location, from);
	const isSafe =
		to &&
		isWeb(to) &&
		!(from.protocol === 'https:' && to.protocol === 'http:') &&
		!to.username &&
		!to.password &&
		to.hostname !== '[::]';
	if (!isSafe) throw redirectNotAllowed(label, from.host);
	to.hash = '';
	return to;
}

/** The content that a data address holds, and its MIME type. */
export interface DataContent {
	content: Buffer;
	type: string;
}

/** @throws WasslyError if it can't be decoded */
export function readDataAddress(label: string, address: string): DataContent {
	const comma = address.indexOf(',');
	if (comma < 0) throw invalidAddress(label);
	const parameters = address.slice('data:'.length, comma).split(';');
	const isBase64 = parameters.at(-1)?.trim().toLowerCase() === 'base64';
	const type = parameters[0]?.trim() || 'text/plain';
	const bytes = decodePercent(address.slice(comma + 1));
	if (!isBase64) return { content: bytes, type };
	const base64 = bytes
		.toString('latin1')
		.replaceAll(/\s+/g, '')
		.replace(/={1,2}$/, '');
	const content = Buffer.from(base64, 'base64');
	// Node.js skips what isn't Base64.
	if (content.length !== Math.floor((base64.length * 3) / 4)) throw invalidAddress(label);
	return { content, type };
}

const decodePercent = (text: string): Buffer =>
	text.includes('%')
		? Buffer.from(
				Buffer.from(text)
					.toString('latin1')
					.replaceAll(/%([\da-f]{2})/gi, (_, code: string) =>
						String.fromCharCode(parseInt(code, 16)),
					),
				'latin1',
			)
		: Buffer.from(text);

const isWeb = ({ protocol }: URL): boolean => protocol === 'https:' || protocol === 'http:';

function parse(text: string, base?: URL): URL | undefined {
	return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}
