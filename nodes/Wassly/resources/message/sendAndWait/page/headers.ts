/**
 * The page shares n8n's own origin, so it may do nothing but show itself and post its form: no script,
 * no other resource, no frame, no cache, no referrer (its address is the permission to respond).
 */
export const pageHeaders = (nonce: string): Record<string, string> => ({
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': [
		"default-src 'none'",
		`style-src 'nonce-${nonce}'`,
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
		'sandbox allow-forms',
	].join('; '),
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex',
});

/** A new one for each page. */
export const newNonce = (): string => crypto.randomUUID().replaceAll('-', '');
