/** In which direction a text is written, by its first letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
	const [letter = ''] = /\p{L}/u.exec(text) ?? [];
	return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

const RIGHT_TO_LEFT =
	/\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u;
