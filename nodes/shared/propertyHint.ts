/**
 * What a model reads about a field or an option when it builds a workflow (n8n 2's AI workflow
 * builder and MCP server). Not for the fields Resource and Operation: n8n refuses it there.
 */
export const propertyHint = (text: string) => ({ builderHint: { propertyHint: text } });
