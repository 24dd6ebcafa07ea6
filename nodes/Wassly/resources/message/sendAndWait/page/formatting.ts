import { html, join, type Html } from './html';

/**
 * Shows a message as WhatsApp does: ```monospace```, `code`, *bold*, _italic_, ~strike~ and
 * links. Everything else stays as it is written.
 */
export function formatted(text: string): Html {
	const parts: Html[] = [];
	let end = 0;
	for (const match of text.matchAll(MARKUP)) {
		parts.push(html`${text.slice(end, match.index)}`, element(match));
		end = match.index + match[0].length;
	}
	return join([...parts, html`${text.slice(end)}`]);
}

/** What stands between two markers: no space next to them, and no line break. */
const between = (mark: string, name: string) =>
	`(?<![\\p{L}\\p{N}${mark}])${mark}(?<${name}>[^\\s${mark}](?:[^\\n${mark}]*[^\\s${mark}])?)${mark}(?![\\p{L}\\p{N}${mark}])`;

const MARKUP = new RegExp(
	[
		'```(?<block>[^`]+)```',
		'`(?<code>[^`\\n]+)`',
		'(?<link>https?://[^\\s<>"]*[^\\s<>"\'.,:;!?()*_~])',
		between('\\*', 'bold'),
		between('_', 'italic'),
		between('~', 'strike'),
	].join('|'),
	'gu',
);

function element({ groups = {} }: RegExpMatchArray): Html {
	const { block, code, link, bold, italic, strike = '' } = groups;
	if (block ?? code) return html`<code>${block ?? code ?? ''}</code>`;
	if (link) return html`<a href="${link}">${link}</a>`;
	if (bold) return html`<strong>${formatted(bold)}</strong>`;
	if (italic) return html`<em>${formatted(italic)}</em>`;
	return html`<s>${formatted(strike)}</s>`;
}
