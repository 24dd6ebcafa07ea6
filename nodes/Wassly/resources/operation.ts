import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Run } from './run';

/** One thing that the node can do. `Request` is what one input item asks for. */
export interface Operation<Request = unknown> {
	/** Its entry in the Operation field. */
	option: INodePropertyOptions & { value: string; action: string };

	/** Shown below the Operation field, for this operation alone. */
	fields: INodeProperties[];

	/**
	 * Reads the parameters of one item, for all items before the first one is executed.
	 *
	 * @throws WasslyError for what can't be done
	 */
	read(context: IExecuteFunctions, itemIndex: number): Request | Promise<Request>;

	/**
	 * Does what was read.
	 *
	 * @returns the JSON of the output items
	 * @throws WasslyError
	 */
	execute(request: Request, run: Run, itemIndex: number): Promise<IDataObject[]>;
}

/** A group of operations. The first one is the default. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	operations: Operation[];
}
