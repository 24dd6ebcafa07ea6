/**
 * What a model reads about a field or option when it builds a workflow (n8n 2's AI workflow builder and
 * MCP server). n8n rejects it on the fields Resource and Operation.
 */
export const propertyHint = (text: string) => ({ builderHint: { propertyHint: text } });
