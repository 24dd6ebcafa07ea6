import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The message of human review. n8n fills in one that ends in `{{ $tool.parameters }}`, an object: it
 * becomes a line for each parameter.
 *
 * @returns undefined for a message without it, and outside human review
 */
export function reviewMessage(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const { type, parameters } = context.getNode();
	const { message } = parameters;
	if (!type.endsWith('HitlTool') || typeof message !== 'string' || !message.startsWith('=')) {
		return undefined;
	}
	const readable = message.slice(1).replace(/\{\{\s*\$tool\.parameters\s*\}\}/g, LINES);
	if (readable === message.slice(1)) return undefined;
	return String(context.evaluateExpression(readable, itemIndex));
}

// Further lines of a value are indented, so that none of them looks like a parameter.
const LINES =
	"{{ Object.entries($tool.parameters ?? {}).map(([name, value]) => name + ': ' + (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\\r\\n?|\\n/g, '\\n    ')).join('\\n') }}";
