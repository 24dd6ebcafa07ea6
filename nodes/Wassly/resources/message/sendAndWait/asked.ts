import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { PageContent } from './readPageContent';

/** What the person was asked. */
export interface Asked {
	round: string;
	page: PageContent;
}

const KEY = 'asked';

/**
 * Stores the question with the execution. Evaluated again when the page is opened, `$now`, `$runIndex`
 * or a random value would show another question than the chat did.
 *
 * @preserve
 */
export function keepAsked(context: IExecuteFunctions, asked: Asked): void {
	context.getContext('node')[KEY] = asked as unknown as IDataObject;
}

/** @returns undefined if n8n has kept nothing */
export function findAsked(context: IWebhookFunctions): Asked | undefined {
	// A webhook has no getContext(), but expressions have. It must not contain the end of an expression.
	const name = JSON.stringify(context.getNode().name).replaceAll('}', '\\u007d');
	return (context.evaluateExpression(`{{ $node[${name}].context.${KEY} }}`) ?? undefined) as
		| Asked
		| undefined;
}
