/** In which direction a text is written, by its first letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
	const [letter = ''] = /\p{L}/u.exec(text) ?? [];
	return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** The blocks that Unicode reserves for such scripts: Hebrew, Arabic and others. */
const RIGHT_TO_LEFT =
	/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eef1}]/u;
