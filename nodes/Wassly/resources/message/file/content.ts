import { isMedia, isVague } from './mimeType';

/** Enough bytes to recognize a file's type. */
export const HEAD_BYTES = 1024;

/** By how a file begins, with a '.' for each control character. */
const BEGINNINGS: Array<[RegExp, string]> = [
	[/^\xff\xd8\xff/, 'image/jpeg'],
	[/^\x89PNG\.\.\.\./, 'image/png'],
	[/^GIF8[79]a/, 'image/gif'],
	[/^RIFF.{4}WEBP/, 'image/webp'],
	[/^%PDF-/, 'application/pdf'],
	[/^(\xef\xbb\xbf)?[\s.]*<(!doctype html|html|head|body|script|meta|title)[\s.>]/i, 'text/html'],
];

/** A container: its claimed type or name may say more about its content. */
const CONTAINERS: Array<[RegExp, string]> = [
	[/^.{4}ftypqt/, 'video/quicktime'],
	[/^.{4}ftypM4A/, 'audio/mp4'],
	[/^.{4}ftyp(heic|heix|mif1)/, 'image/heic'],
	[/^.{4}ftypavif/, 'image/avif'],
	[/^.{4}ftyp/, 'video/mp4'],
	[/^\.E\xdf\xa3/, 'video/webm'],
	[/^RIFF.{4}AVI /, 'video/x-msvideo'],
	[/^RIFF.{4}WAVE/, 'audio/wav'],
	[/^OggS/, 'audio/ogg'],
	[/^(ID3|\xff[\xf2\xf3\xfa\xfb])/, 'audio/mpeg'],
	[/^fLaC/, 'audio/flac'],
	[/^PK\.\./, 'application/zip'],
];

/**
 * The type of a file, given what its server claims.
 *
 * @param claimed by the server, or by the name
 * @param head how the file begins
 */
export function judgeType(claimed: string, head: Uint8Array): string {
	const text = Buffer.from(head)
		.toString('latin1')
		.replaceAll(/[^ -\xff]/g, '.');
	const find = (kinds: typeof BEGINNINGS) => kinds.find(([beginning]) => beginning.test(text))?.[1];
	const certain = find(BEGINNINGS);
	if (certain) return certain;
	const container = find(CONTAINERS);
	const contradicts = container && isMedia(claimed) && !isMedia(container);
	return container && (isVague(claimed) || contradicts) ? container : claimed;
}
