/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { inspect } from 'node:util';

/** A result or an error, in every form in which n8n may store or show it. */
export function dump(result: unknown): string {
	return [
		inspect(result, { depth: 8, showHidden: true, getters: true }),
		inspect(result, { depth: Infinity }),
		JSON.stringify(result),
		JSON.stringify({ ...(result as object) }),
		String((result as Error)?.stack),
	].join('\n');
}

/** The secrets that a text contains, as they are or encoded. */
export function findSecrets(text: string, secrets: string[]): string[] {
	const searched = text.toLowerCase();
	return secrets.filter((secret) =>
		[
			secret,
			secret.replaceAll('/', '\\/'),
			encodeURIComponent(secret),
			Buffer.from(secret).toString('base64'),
		].some((form) => searched.includes(form.toLowerCase())),
	);
}
