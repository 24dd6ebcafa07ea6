/**
 * The page shares n8n's own origin, so it may do nothing but show itself and post its form: no script,
 * no other resource, no frame, no cache, no referrer (its address is the permission to respond).
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
		'sandbox allow-forms',
	].join('; '),
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex',
});

/** The part that a page can contain itself: n8n replaces the policy of a response that it sends. */
export const metaPolicy = (nonce: string): string =>
	`default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'`;

/** A new one for each page. */
export const newNonce = (): string => crypto.randomUUID().replaceAll('-', '');
