const MAX_LENGTH = 200;

/**
 * A name that can't lead into another folder or break a header: without folders and drives, control characters
 * and signs that turn the direction of writing. Other characters stay.
 *
 * @returns '' if nothing is left
 */
export function safeFileName(name: string): string {
	const parts = name.replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '').split(/[/\\]/);
	const last = [...(parts.pop() ?? '').replace(/^(\s*[a-z]:)+/i, '').trim()];
	const safe = last.every((character) => character === '.') ? [] : last;
	if (safe.length <= MAX_LENGTH) return safe.join('');
	const extension = [...extensionOf(safe.join(''))];
	const ending = extension.length > 0 ? ['.', ...extension] : [];
	return [...safe.slice(0, MAX_LENGTH - ending.length), ...ending].join('');
}

/** @returns '' for a name without one; the 5 of "Offer 1.5" isn't one */
export const extensionOf = (name: string): string =>
	/\.(?=\d*[a-z])([a-z\d]{1,11})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
