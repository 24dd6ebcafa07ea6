/**
 * The file name in a Content-Disposition header (RFC 6266, RFC 5987), as the server wrote it.
 *
 * @returns '' for none, or for one that can't be read
 */
export function nameInContentDisposition(header: string): string {
	const parameters = readParameters(header);
	return readExtended(parameters.get('filename*') ?? '') || readPlain(parameters.get('filename'));
}

/** By lower-case name. Reads the header once, from its beginning to its end. */
function readParameters(header: string): Map<string, string> {
	const parameters = new Map<string, string>();
	let from = header.indexOf(';');
	while (from >= 0) {
		const equals = header.indexOf('=', from);
		if (equals < 0) break;
		const names = header.slice(from, equals);
		const name = names.slice(names.lastIndexOf(';') + 1);
		let at = equals + 1;
		while (header[at] === ' ') at++;
		let value = '';
		if (header[at] === '"') {
			const begin = ++at;
			while (at < header.length && header[at] !== '"') at += header[at] === '\\' ? 2 : 1;
			value = header.slice(begin, at).replaceAll(/\\(.)/g, '$1');
			from = header.indexOf(';', at);
		} else {
			from = header.indexOf(';', at);
			value = header.slice(at, from < 0 ? undefined : from).trim();
		}
		const key = name.trim().toLowerCase();
		if (!parameters.has(key)) parameters.set(key, value);
	}
	return parameters;
}

/** @param value such as UTF-8'en'%e2%82%ac.pdf */
function readExtended(value: string): string {
	const [charset = '', , ...rest] = value.split("'");
	const encoded = rest.join("'");
	if (charset.toLowerCase() === 'iso-8859-1') {
		return encoded.replaceAll(/%([\da-f]{2})/gi, (_, code: string) =>
			String.fromCharCode(parseInt(code, 16)),
		);
	}
	try {
		return charset.toLowerCase() === 'utf-8' ? decodeURIComponent(encoded) : '';
	} catch {
		return '';
	}
}

/** Many servers write UTF-8 here; Node.js reads headers as Latin-1. */
function readPlain(value = ''): string {
	const text = Buffer.from(value, 'latin1').toString();
	return text.includes('\ufffd') ? value : text;
}
