/** Of htmlspecialchars() in PHP, with the numbers that other libraries use for the rest. */
const HTML: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#039;',
};

const mapEach = (characters: Iterable<string>, change: (character: string) => string) =>
	Array.from(characters, (character) =>
		/[a-z\d]/i.test(character) ? character : change(character),
	).join('');

const codeOf = (character: string) => character.codePointAt(0) ?? 0;

const hex = (code: number, length = 2) => code.toString(16).padStart(length, '0');

/** A secret in the forms in which servers repeat what they received, by the name of the form. */
export function secretForms(secret: string): Record<string, string> {
	const json = JSON.stringify(secret).slice(1, -1);
	const base64 = (text: string) => Buffer.from(text).toString('base64');
	return {
		plain: secret,
		'in capitals': secret.toUpperCase(),
		'in small letters': secret.toLowerCase(),
		'in JSON': json,
		'in JSON of PHP': json.replaceAll('/', '\\/'),
		'in JSON with numbers': mapEach(secret.split(''), (unit) => `\\u${hex(codeOf(unit), 4)}`),
		'in a URL': encodeURIComponent(secret),
		'in a URL of PHP': mapEach(secret, (character) =>
			[...Buffer.from(character)].map((byte) => `%${hex(byte).toUpperCase()}`).join(''),
		),
		'in HTML': mapEach(secret, (character) => HTML[character] ?? character),
		'in HTML with numbers': mapEach(secret, (character) => `&#${codeOf(character)};`),
		'in HTML with hexadecimal numbers': mapEach(
			secret,
			(character) => `&#x${hex(codeOf(character)).toUpperCase()};`,
		),
		'in Base64': base64(secret),
		'in Base64 without padding': base64(secret).replace(/=+$/, ''),
		'in Base64 for URLs': Buffer.from(secret).toString('base64url'),
		'in Base64 in JSON of PHP': base64(secret).replaceAll('/', '\\/'),
		'in Base64 in a URL': encodeURIComponent(base64(secret)),
		'in Base64 behind Bearer': base64(`Bearer ${secret}`),
		'in Base64 for URLs behind Bearer': Buffer.from(`Bearer ${secret}`).toString('base64url'),
	};
}
