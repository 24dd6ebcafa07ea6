/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { findCountry } from '@nodes/Wassly/resources/message/recipient/country';
import { readPhoneNumber } from '@nodes/Wassly/resources/message/recipient/phoneNumber';

const read = (value: unknown, iso = '') => readPhoneNumber(value, findCountry(iso));

describe('Reading a phone number', () => {
	test.each([
		'+4915112345678',
		'+49 151 1234 5678',
		'+49-151-12345678',
		'+49‑151‑12345678',
		'+49.151.12345678',
		'+49 151/12345678',
		'(+49) 151 12345678',
		'+49 (0) 151 12345678',
		'0049(0)151 12345678',
		'+49-(0)151-12345678',
		'(+49) (0) 151.12345678',
		'(0049) 151 12345678',
		'\u202a+49 151 12345678\u202c',
		'\u00a0+49\u00a0151\u00a012345678\n',
		'+٤٩١٥١١٢٣٤٥٦٧٨',
		'+۴۹۱۵۱۱۲۳۴۵۶۷۸',
		'٠٠٤٩ ١٥١ ١٢٣٤٥٦٧٨',
		'+490151 12345678',
		'+4 9 1 5 1 1 2 3 4 5 6 7 8',
	])('understands %j', (value) => {
		expect(read(value)).toBe('+4915112345678');
	});

	test.each([
		'+966501234567.0',
		'+966501234567.00',
		'+966501234567,0',
		'+966,501,234,567.0',
		'+966,501,234,567.00',
		'tel: +966501234567.0',
		' "+966501234567.0" ',
		'" +966501234567.0 "',
		// What is left of a list.
		'+966501234567;',
		'; | +966501234567 | ,',
		'"+966501234567", ',
		'+966-50-123-4567',
		'+966,50,123,4567',
		'+966/50/1234567',
		'+966_50_1234567',
		'+966−50−1234567',
		'＋９６６－５０－１２３４５６７',
		'+966\n501234567',
		'+9660501234567',
		'+966 (0)50 123 4567',
		'tel:+966501234567',
		'whatsapp:+966501234567',
		'https://wa.me/966501234567',
		'http://wa.me/966501234567/',
		'wa.me/966501234567',
		'https://wa.me/966501234567?text=Hello',
		'https://api.whatsapp.com/send?phone=966501234567',
		'https://api.whatsapp.com/send/?text=Hello&phone=%2B966501234567&app_absent=0',
		'http://web.whatsapp.com/send?phone=966501234567',
		'whatsapp://send?phone=966501234567',
		'966501234567@s.whatsapp.net',
		'966501234567@c.us',
		'966501234567:12@s.whatsapp.net',
		'966501234567.0:12@s.whatsapp.net',
		'966501234567_128@c.us',
		'+९६६५०१२३४५६७',
		'+৯৬৬৫০১২৩৪৫৬৭',
		'+𝟗𝟔𝟔𝟓𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕',
		'966501234567+',
		'++966501234567',
		'+00966501234567',
		'++00966501234567',
		"'+966501234567",
		'"+966501234567"',
		'""+966501234567""',
		`+966${'-'.repeat(287)}501234567`,
	])('reads %j as a spreadsheet, chat program or person means it', (value) => {
		expect(read(value)).toBe('+966501234567');
	});

	test.each([
		['+39 (0)6 1234567', '+39061234567'],
		['+378 (0)549 123456', '+3780549123456'],
		['+242 (0)6 123 4567', '+242061234567'],
		['+225 (0)7 07 12 34 56', '+2250707123456'],
		['+1 (555) 010-020(0)', '+15550100200'],
		['+1.555.010.0200', '+15550100200'],
		['+1 1 555 010 0200', '+15550100200'],
		['+4407911123456', '+447911123456'],
		['+610431234567', '+61431234567'],
		['+7 8 916 123 45 67', '+79161234567'],
		['+7 800 123 45 67', '+78001234567'],
		['+36 06 20 123 4567', '+36201234567'],
		['+33 6 12 34 56 78', '+33612345678'],
		['+49 89 12 34 56 78', '+498912345678'],
		['+46 8 123 456 78', '+46812345678'],
		['+5215512345678', '+5215512345678'],
		['5215512345678@c.us', '+5215512345678'],
		['+525512345678', '+525512345678'],
		['+5225512345678', 'too long'],
		['+52155123456789', 'too long'],
		['+5491112345678', '+5491112345678'],
		['+551112345678', '+551112345678'],
		['+881612345678', '+881612345678'],
		['00966500000000', '+966500000000'],
		['+49 30 12345-67', '+49301234567'],
		['+491234567890123', '+491234567890123'],
		['+4912345678901234', 'too long'],
	])('%j is %s', (value, expected) => {
		const result = () => read(value);
		if (expected.startsWith('+')) expect(result()).toBe(expected);
		else expect(result).toThrow(expected);
	});
});

describe('A national number', () => {
	test.each([
		['SA', '0501234567', '+966501234567'],
		['SA', '501234567', '+966501234567'],
		['SA', 501234567, '+966501234567'],
		['SA', '501234567.0', '+966501234567'],
		['SA', '966,501,234,567.0', '+966501234567'],
		['SA', '966501234567', '+966501234567'],
		['SA', '9660501234567', '+966501234567'],
		['sa', '٠٥٠١٢٣٤٥٦٧', '+966501234567'],
		['SA', 'tel:0501234567', '+966501234567'],
		['DE', '0151 12345678', '+4915112345678'],
		['DE', '(0151) 1234-5678', '+4915112345678'],
		['GB', '07911 123456', '+447911123456'],
		['HU', '06 20 123 4567', '+36201234567'],
		['HU', '20 123 4567', '+36201234567'],
		['RU', '8 (916) 123-45-67', '+79161234567'],
		['RU', '916 123-45-67', '+79161234567'],
		['RU', '800 123-45-67', '+78001234567'],
		['IT', '06 1234567', '+39061234567'],
		['IT', '333 1234567', '+393331234567'],
		['CI', '07 07 12 34 56', '+2250707123456'],
		['CG', '06 123 4567', '+242061234567'],
		['US', '(555) 010-0200', '+15550100200'],
		['US', '1-555-010-0200', '+15550100200'],
		['CA', '555 010 0200', '+15550100200'],
		['MX', '55 1234 5678', '+525512345678'],
		['MX', '5215512345678', '+5215512345678'],
		['BR', '(11) 91234-5678', '+5511912345678'],
		['BR', '011 1234-5678', '+551112345678'],
		['IN', '098765 43210', '+919876543210'],
		['EG', '0100 123 4567', '+201001234567'],
		['KZ', '8 701 123 45 67', '+77011234567'],
		['SA', '+49 151 12345678', '+4915112345678'],
		['SA', '0049 151 12345678', '+4915112345678'],
	])('of %s, %j is %s', (iso, value, expected) => {
		expect(read(value, iso)).toBe(expected);
	});

	test('that can be one of two numbers is refused with both written out', () => {
		expect(() => read('49 30 123456', 'DE')).toThrow(/more than one reading/);
		expect(refusal('49 30 123456', 'DE').description).toContain('+494930123456 or +4930123456');
		// Four digits are too few for Wassly's API, not for Niue.
		expect(refusal('6834748', 'NU').description).toContain('+6836834748 or +6834748');
	});

	test.each([
		['SA', '050123456', 'too short for country code +966 (Saudi Arabia)'],
		['SA', '050123456789', 'too long for country code +966 (Saudi Arabia)'],
		['DE', '+966 50 1234', 'too short for country code +966 (Saudi Arabia)'],
		['CC', '12345', 'too short for country code +61 (Cocos Islands)'],
		['NL', '+95 1', 'too short for country code +95 (Myanmar)'],
		['NL', '01234567890', "'To' is not a valid number for country code +31 (Netherlands)"],
		['SA', '96650123456', "'To' is not a valid number for country code +966 (Saudi Arabia)"],
		['SA', '966501', 'too short for country code +966 (Saudi Arabia)'],
		['SA', '9665012345678', 'too long for country code +966 (Saudi Arabia)'],
	])('with the wrong number of digits is refused: %s %s', (iso, value, expected) => {
		expect(() => read(value, iso)).toThrow(expected);
	});
});

test('How many digits a number may have is said without those that no message can be sent to', () => {
	expect(refusal('+683 4000')).toMatchObject({
		message:
			'\'To\' is too short for country code +683 (Niue): "+683 4000", so the message was not sent',
		description: 'Check the number. Without the country code, such numbers have 7 digits.',
	});
});

test.each([
	['SA', '050123456', 'Without the country code and a leading 0, such numbers have 9 digits.'],
	['HU', '0612345', 'Without the country code and a leading 06, such numbers have 8 or 9 digits.'],
	['US', '12125550', 'Without the country code, such numbers have 10 digits.'],
	['IT', '12345', 'Without the country code, such numbers have 6 to 12 digits.'],
])('It is said which digits are counted: %s %s', (iso, value, expected) => {
	expect(refusal(value, iso).description).toBe(`Check the number. ${expected}`);
});

test('Digits that may be an extension are named with what the number would be without them', () => {
	const { description } = refusal('+49 30 12345 (67)');
	expect(description).toContain('It can mean +493012345 or +49301234567.');
	expect(refusal('+966 50 123 4567 89').description).toMatch(/^It ends with digits that may not/);
});

describe('No message is sent to', () => {
	test.each([
		['', 'is empty'],
		[' \u200b', 'is empty'],
		[' ; ', 'is empty'],
		[undefined, 'is empty'],
		[null, 'is empty'],
		['+', 'is empty'],
		['+undefined', 'is empty'],
		['966501234567', 'has no country code'],
		[966501234567, 'has no country code'],
		['0151 12345678', 'has no country code'],
		['9.66501E+11', 'was rounded by a spreadsheet'],
		['+9,66501E+11', 'was rounded by a spreadsheet'],
		[9.665e11, 'was rounded by a spreadsheet'],
		['966e9', 'was rounded by a spreadsheet'],
		['9.66e11', 'was rounded by a spreadsheet'],
		['+966500000000', 'was rounded by a spreadsheet'],
		['+966500000000.0', 'was rounded by a spreadsheet'],
		['+966500000000.00', 'was rounded by a spreadsheet'],
		['+966500000000 2', 'more than one reading'],
		['+966501234567 (1)', 'more than one reading'],
		['+966501234567 - 2', 'more than one reading'],
		['+966501234567 2', 'more than one reading'],
		['+966 50 123 4567 2', 'more than one reading'],
		['+966 50 123 4567 89', 'more than one reading'],
		['+966 501234567.0', 'more than one reading'],
		['+966501234567.05', 'more than one reading'],
		['(+966,501,234,567.0', 'more than one reading'],
		['+966,501,234,567.05', 'more than one reading'],
		['+49 30 12345 - 67', 'more than one reading'],
		['+49 30 12345 (67)', 'more than one reading'],
		['+49 30 12345 6', 'more than one reading'],
		['+43 1 4000 (1)', 'more than one reading'],
		['+49 28620.0', 'more than one reading'],
		['+49 30 1234567 89', 'more than one reading'],
		['+966501234567 ext 12', 'more than one reading'],
		['tel:+966501234567;ext=12', 'more than one reading'],
		['+966501234567 ext. 12', 'more than one reading'],
		['+966501234567.ext12', 'more than one reading'],
		['+966501234567x12', 'more than one reading'],
		['+966501234567.5', 'more than one reading'],
		['+4915112345678 (1)', 'more than one reading'],
		['+4915112345678/79', 'more than one reading'],
		['+966501234567,+966501234568', 'more than one number'],
		['+966501234567; +966501234568', 'more than one number'],
		['+966501234567, +966501234568 ext. 5', 'more than one number'],
		['+966501234567 x 12, +966501234568 x 13', 'more than one number'],
		['+966501234567/0501234568', 'more than one number'],
		['+966501234567\n+966501234568', 'more than one number'],
		['+966501234567 or +966501234568', 'more than one number'],
		['+966501234567 966501234568', 'more than one number'],
		['+4930123456 +4930123457', 'more than one number'],
		['+966 50 123 4567 / 050 123 4568', 'more than one number'],
		['+966 50 123 4567 or 050 123 4568', 'more than one number'],
		['+966 50 123 4567; 4568', 'more than one number'],
		['+966 50 123 4567  ;  4568', 'more than one number'],
		['+1 555 010 0200, 555 0201', 'more than one number'],
		['+49 30 12345 +49 30 12346', 'more than one number'],
		['+49 30 12345 + (49) 30 12346', 'more than one number'],
		['120363012345678901@g.us', 'is a group'],
		['966501234567-1400000000@g.us', 'is a group'],
		['120363012345678901@newsletter', 'is a channel'],
		['status@broadcast', 'is a broadcast list'],
		['123456789012345@lid', 'is a hidden ID'],
		['+1234567', 'too short for country code +1'],
		['+966050123456', 'too short for country code +966 (Saudi Arabia)'],
		['+1234567890123456', 'too long for country code +1'],
		['+34 0612345678', 'too long for country code +34 (Spain)'],
		['+49 (0)0151 1234567', 'is not a valid number for country code +49 (Germany)'],
		['+0151 12345678', 'country code that does not exist'],
		['+999 12345678', 'country code that does not exist'],
		['+49 151 1234567a', 'is not a phone number'],
		['+966501234567²', 'is not a phone number'],
		['me@example.com', 'is not a phone number'],
		['me966501234567@c.us', 'is not a phone number'],
		['966501234567@c.us.example.com', 'is not a phone number'],
		['1234@lid.example.com', 'is not a phone number'],
		['https://example.com/wa.me/966501234567', 'is not a phone number'],
		['wa.me/966501234567x', 'is not a phone number'],
		['see https://api.whatsapp.com/send?phone=966501234567', 'is not a phone number'],
		['https://api.whatsapp.com/send?phone=966501234567x', 'is not a phone number'],
		['a+966501234567', 'is not a phone number'],
		['+966501234567x12a', 'is not a phone number'],
		["+966'501234567", 'is not a phone number'],
		['+966501234567 tel:', 'is not a phone number'],
		['+966501234567; ext', 'is not a phone number'],
		['https://wa.me/?text=12', 'is not a phone number'],
		['box 5', 'is not a phone number'],
		['Tom & Jerry +966501234567', 'is not a phone number'],
		[['+966501234567'], 'is not a phone number'],
		[`+966${'-'.repeat(288)}501234567`, 'is not a phone number'],
		['-', 'is not a phone number'],
		[{}, 'is not a phone number'],
		['1'.repeat(1000), 'is not a phone number'],
	])('%p: it %s', (value, expected) => {
		const { message } = refusal(value);
		expect(message).toContain(expected);
		expect(message).toMatch(/, so the message was not sent$/);
	});
});

function refusal(value: unknown, iso?: string): { message: string; description: string } {
	try {
		return { message: `accepted as ${read(value, iso)}`, description: '' };
	} catch (error) {
		return error as { message: string; description: string };
	}
}
