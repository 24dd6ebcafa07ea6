/** Makes HTML in which every inserted text is escaped. */
export function html(parts: TemplateStringsArray, ...values: Array<Html | string>): Html {
	const text = parts.map((part, index) => part + render(values[index] ?? '')).join('');
	return { html: text };
}

/** HTML that is safe to insert. */
export interface Html {
	html: string;
}

export const join = (parts: Html[]): Html => ({ html: parts.map((part) => part.html).join('') });

const render = (value: Html | string): string =>
	typeof value === 'string'
		? value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
		: value.html;

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
