import type { INode } from 'n8n-workflow';

/**
 * Whether an AI agent calls the node, and not the workflow. n8n's `isToolExecution()` says no with
 * agents of version 3, and doesn't exist in n8n 1. In human review, the node is no tool.
 */
export const isTool = ({ type }: INode): boolean => /(?<!Hitl)Tool$/.test(type);
