/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { isHtml, pageTitle, refusalMessage, successFlag } from '@nodes/shared/http/body';
import { redact } from '@nodes/shared/http/redact';
import { retryAfter } from '@nodes/shared/http/retry';
import { readBaseUrl, readCredential } from '@nodes/shared/credential/readCredential';
import { idOf, labelOf, normalizeStatus } from '@nodes/shared/device/device';
import { readDeviceList } from '@nodes/shared/device/listDevices';
import { readTime } from '@nodes/shared/readTime';
import { mimeTypeOf } from '@nodes/Wassly/resources/message/file/mimeType';
import { readPhoneNumber } from '@nodes/Wassly/resources/message/recipient/phoneNumber';
import { growth, limitOfGrowth } from '@test/support/growth';

const fill = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

/** Whatever it throws, it has to do so in time. */
function trying(work: () => unknown): void {
	try {
		work();
	} catch {
		// A refusal.
	}
}

/** All functions that read text of a server or a user. */
const readers: Record<string, (text: string) => unknown> = {
	readTime,
	'readTime in a zone': (zone) => readTime({ date: '2024-01-15 12:00:00', timezone: zone }),
	successFlag: (success) => successFlag({ success }),
	refusalMessage: (message) => refusalMessage({ message, errors: [message] }),
	isHtml,
	pageTitle,
	retryAfter: (text) => retryAfter({ 'retry-after': text }),
	normalizeStatus,
	labelOf: (name) => labelOf({ name, status: name, id: 1 }),
	idOf: (id) => idOf({ id }),
	readDeviceList: (name) => readDeviceList({ devices: { [name]: name } }),
	readCredential: (text) => readCredential({ apikey: text, token: text }),
	'readCredential, quoted': (text) => readCredential({ apikey: `"${text}`, token: `'${text}` }),
	readBaseUrl: (baseUrl) => readBaseUrl({ baseUrl }),
	'readBaseUrl with a path': (path) => readBaseUrl({ baseUrl: `https://host/${path}x` }),
	readPhoneNumber,
	mimeTypeOf: (name) => mimeTypeOf('', name),
	redact: (text) => redact(text, ['demo-api-key', 's3cret/+=%&\\']),
	'redact a token like the text': (token) =>
		redact(fill(token.slice(0, 31), token.length), [token]),
	'redact a token that the text repeats': (token) => redact(token + token, [token]),
	'redact what almost matches': (text) =>
		redact(text, [`${text.slice(0, 31)}\u0001`, `${text.slice(0, 700)}\u0001`]),
	'redact what almost matches when escaped': (text) =>
		redact(encodeURIComponent(text), [`${text.slice(0, 31)}\u0001`]),
};

/** Texts that make careless patterns try again from each character. */
const texts: Record<string, (length: number) => string> = {
	...Object.fromEntries(
		['a', ' ', '/', '\\', '|', '%', '&', '"', '0', '.', '-', '<', '+', '('].map((unit) => [
			JSON.stringify(unit),
			(length: number) => fill(unit, length),
		]),
	),
	'a date and "T"': (length) => `2024-01-15${fill('T', length)}`,
	'a date and digits': (length) => `2024-01-15T${fill('0', length)}`,
	'a title that never ends': (length) => fill('<title>', length),
	'"bearer " again and again': (length) => fill('bearer ', length),
	entities: (length) => fill('&#0000', length),
	escapes: (length) => fill('\\u005c', length),
	'encoded percent signs': (length) => fill('%25', length),
	'a comma at the end': (length) => `Mon, ${fill('(', length)}`,
};

const LENGTH = 2_500;
const FACTOR = 8;

describe('With the length of the text, the time grows no faster than the text', () => {
	test.each(Object.entries(readers))('in %s', (_what, read) => {
		const growths = Object.entries(texts).map(([what, textOf]) => {
			const work = (length: number) => trying(() => read(textOf(length)));
			return [what, growth(work, LENGTH, FACTOR)] as const;
		});
		expect(growths.filter(([, times]) => times > limitOfGrowth(FACTOR))).toEqual([]);
	});
});
