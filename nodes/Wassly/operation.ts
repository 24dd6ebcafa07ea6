import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Run } from './run';

/** One thing that the node can do: its fields and its work, side by side. */
export interface Operation {
	/** Its entry in the Operation field. */
	option: INodePropertyOptions & { value: string; action: string };
	/** Its own fields; when they are shown follows from where the operation stands. */
	fields: INodeProperties[];
	/**
	 * Looks at one input item before anything is done for any of them, where what is done can't be
	 * undone.
	 *
	 * @throws Refusal
	 */
	check?(context: IExecuteFunctions, itemIndex: number): Promise<void>;
	/**
	 * Does it for one input item.
	 *
	 * @returns output items, each paired with the input item
	 * @throws Refusal
	 */
	execute(context: IExecuteFunctions, itemIndex: number, run: Run): Promise<INodeExecutionData[]>;
}

/** What a group of operations is about. The first operation is the default. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	operations: Operation[];
}
