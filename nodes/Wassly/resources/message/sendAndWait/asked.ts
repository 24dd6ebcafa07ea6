import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { PageContent } from './readPageContent';

/** What the person was asked. */
export interface Asked {
	round: string;
	page: PageContent;
}

const KEY = 'asked';

/**
 * Keeps it where n8n stores it with the execution: read again when the page is opened, `$now`,
 * `$runIndex` or a random value would ask something else than the chat did.
 */
export function keepAsked(context: IExecuteFunctions, asked: Asked): void {
	context.getContext('node')[KEY] = asked as unknown as IDataObject;
}

/** @returns undefined if n8n has kept nothing */
export function findAsked(context: IWebhookFunctions): Asked | undefined {
	// A webhook has no getContext(), but expressions have. The end of an expression must not be in it.
	const name = JSON.stringify(context.getNode().name).replaceAll('}', '\\u007d');
	return (context.evaluateExpression(`{{ $node[${name}].context.${KEY} }}`) ?? undefined) as
		| Asked
		| undefined;
}
