import { extensionOf } from './fileName';

/** Only extensions that stand for one type. Names get the first extension of their type. */
const TYPES: Record<string, string> = {
	...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', jfif: 'image/jpeg', png: 'image/png' },
	...{ gif: 'image/gif', webp: 'image/webp', heic: 'image/heic', heif: 'image/heif' },
	...{ avif: 'image/avif', bmp: 'image/bmp', tif: 'image/tiff', tiff: 'image/tiff' },
	...{ svg: 'image/svg+xml' },
	...{ mp4: 'video/mp4', m4v: 'video/x-m4v', mov: 'video/quicktime', '3gp': 'video/3gpp' },
	...{ mkv: 'video/x-matroska', webm: 'video/webm', avi: 'video/x-msvideo', ogv: 'video/ogg' },
	...{ mpeg: 'video/mpeg', mpg: 'video/mpeg', wmv: 'video/x-ms-wmv' },
	...{ mp3: 'audio/mpeg', m4a: 'audio/mp4', aac: 'audio/aac', amr: 'audio/amr' },
	...{ ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', weba: 'audio/webm' },
	...{ wav: 'audio/wav', flac: 'audio/flac' },
	...{ pdf: 'application/pdf', zip: 'application/zip', json: 'application/json' },
	...{ txt: 'text/plain', csv: 'text/csv', html: 'text/html', htm: 'text/html' },
	...{ doc: 'application/msword', xls: 'application/vnd.ms-excel' },
	ppt: 'application/vnd.ms-powerpoint',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Types that say nothing: text/plain is what n8n calls a file that it doesn't know. */
const VAGUE = [
	...['', 'application/octet-stream', 'binary/octet-stream', 'application/binary', 'text/plain'],
	...['application/mp4', 'application/ogg'],
];

/** What a vague type means if the extension doesn't say it. */
const MEANT: Record<string, string> = {
	'application/mp4': 'video/mp4',
	'application/ogg': 'audio/ogg',
};

/**
 * The MIME type of a file; where that is vague, the one of its extension.
 *
 * @param extension without a dot, for a name without one
 */
export function mimeTypeOf(mimeType: string | undefined, fileName = '', extension = ''): string {
	const known = (mimeType ?? '').trim();
	if (!isVague(known)) return known;
	const ending = extensionOf(fileName) || extension.toLowerCase();
	// A file may be called page.constructor, and every object has a `constructor`.
	const byName = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
	return byName ?? MEANT[essenceOf(known)] ?? known;
}

/** Whether a type says nothing about what a file is. */
export const isVague = (mimeType: string): boolean => VAGUE.includes(essenceOf(mimeType));

/** @returns '' for a type without a usual one */
export function extensionFor(mimeType: string): string {
	const wanted = essenceOf(mimeType);
	return Object.keys(TYPES).find((extension) => TYPES[extension] === wanted) ?? '';
}

/** The name with an extension; 'file' for none. @param extension for a name without one */
export function withExtension(name: string, type: string, extension = ''): string {
	if (extensionOf(name) !== '') return name;
	const ending = /^[a-z\d]{1,11}$/i.test(extension) ? extension : extensionFor(type);
	return `${name || 'file'}${ending && `.${ending}`}`;
}

/** Whether it is one of the kinds of media that the API documents. */
export const isMedia = (mimeType: string): boolean => /^(image|video|audio)\//i.test(mimeType);

/** A type without its parameters, in lower case. */
export const essenceOf = (mimeType: string): string =>
	(mimeType.split(';', 1)[0] ?? '').trim().toLowerCase();
