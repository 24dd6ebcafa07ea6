/** Why text can't be sent. */
import { WasslyError } from '../../../../shared/errors/WasslyError';

/** @param mistake what an expression has put into the text, such as "[object Object]" or "NaN" */
export const mistakeInText = (label: string, mistake: string) =>
	new WasslyError(
		`'${label}' contains "${mistake}" instead of a value`,
		mistake.startsWith('[')
			? 'An expression in it returns an object. Choose one of its fields, for example {{ $json.name }}, or show all of it with {{ JSON.stringify($json) }}.'
			: 'An expression in it calculates with a value that is missing, or is not a number or date. Check the fields that it uses.',
	);
