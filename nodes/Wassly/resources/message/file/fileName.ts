/**
 * A file's name without anything that could lead to another folder: without folders (`../`, `C:\`),
 * control characters and NUL.
 *
 * @returns '' if nothing is left of it
 */
export function safeFileName(name: string): string {
	const visible = name.replace(/[\p{Cc}\u2028\u2029]/gu, '');
	const last = visible.slice(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1);
	const withoutDrive = last.replace(/^(\s*[a-z]:)+/i, '').trim();
	return /^\.*$/.test(withoutDrive) ? '' : withoutDrive;
}
