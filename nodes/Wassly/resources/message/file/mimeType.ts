/** Only extensions that stand for one type. */
const TYPES: Record<string, string> = {
	...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif' },
	...{ webp: 'image/webp', heic: 'image/heic', bmp: 'image/bmp', svg: 'image/svg+xml' },
	...{ mp4: 'video/mp4', mov: 'video/quicktime', '3gp': 'video/3gpp', mkv: 'video/x-matroska' },
	...{ webm: 'video/webm', avi: 'video/x-msvideo' },
	...{ mp3: 'audio/mpeg', m4a: 'audio/mp4', aac: 'audio/aac', amr: 'audio/amr' },
	...{ opus: 'audio/ogg', oga: 'audio/ogg', wav: 'audio/wav', flac: 'audio/flac' },
	...{ pdf: 'application/pdf', zip: 'application/zip', json: 'application/json' },
	...{ txt: 'text/plain', csv: 'text/csv', html: 'text/html' },
	...{ doc: 'application/msword', xls: 'application/vnd.ms-excel' },
	ppt: 'application/vnd.ms-powerpoint',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

const GENERIC = ['', 'application/octet-stream', 'binary/octet-stream', 'application/binary'];

/**
 * The MIME type of a file; where n8n knows only a generic one, that of its extension.
 *
 * @param extension without a dot
 */
export function mimeTypeOf(mimeType: string | undefined, fileName = '', extension = ''): string {
	const known = (mimeType ?? '').trim();
	const [plain = ''] = known.toLowerCase().split(';');
	if (!GENERIC.includes(plain.trim())) return known;
	const ending = (/\.([a-z\d]+)$/i.exec(fileName)?.[1] ?? extension).toLowerCase();
	// A file may be called page.constructor, which every object has.
	return (Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined) ?? known;
}

/** Whether it is one of the kinds of media that the API documents. */
export const isMedia = (mimeType: string): boolean => /^(image|video|audio)\//i.test(mimeType);
