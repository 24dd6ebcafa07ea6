/**
 * The page shares n8n's own origin, so it may do nothing but show itself, run its own script and post its
 * form: no other resource, no frame, no cache, no referrer (its address is the permission to respond).
 * In the sandbox, the script belongs to no origin: it can't read cookies, storage or responses of n8n.
 *
 * @param origin of the link
 */
export const pageHeaders = (nonce: string, origin: string): Record<string, string> => ({
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': [
		metaPolicy(nonce),
		// Browsers disagree about what 'self' is in a sandbox.
		`form-action 'self' ${origin}`,
		"frame-ancestors 'none'",
		'sandbox allow-forms allow-scripts',
	].join('; '),
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex',
});

/** The part that a page can contain itself: n8n replaces the policy of a response that it sends. */
export const metaPolicy = (nonce: string): string =>
	`default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'`;

/** A new one for each page. */
export const newNonce = (): string => crypto.randomUUID().replaceAll('-', '');
