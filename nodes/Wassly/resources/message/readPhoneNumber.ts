/**
 * Reads a phone number as people write it: with spaces, dashes, dots, parentheses, 00 instead of the
 * plus, Arabic-Indic or Persian digits, and the invisible marks that come along when one is copied.
 * The (0) of +49 (0)151 is dialed only without the country code; Italy and San Marino keep it.
 *
 * @returns '+' and 8 to 15 digits (E.164, as the Wassly API reference asks for), or undefined
 */
export function readPhoneNumber(value: unknown): string | undefined {
	const number = String(value ?? '')
		.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO))
		.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - PERSIAN_ZERO))
		.replace(/[\s.\p{Pd}\p{Cf}]/gu, '')
		.replace(/^(\(?(?:\+|00)(?!39|378)\d{1,3}\)?)\(0\)/, '$1')
		.replace(/[()]/g, '')
		.replace(/^00/, '+');
	return /^\+[1-9]\d{7,14}$/.test(number) ? number : undefined;
}

const ARABIC_ZERO = '٠'.charCodeAt(0);
const PERSIAN_ZERO = '۰'.charCodeAt(0);
