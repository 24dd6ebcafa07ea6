/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';
import { documentedDevice } from '@dev/simulator/devices';
import { Execution } from '@test/support/execution';
import { only } from '@test/support/items';
import { requestedPaths, SEND_PATH, setUpWassly } from '@test/support/setUpWassly';

export const TO = '+15550100200';

interface Setup {
	retryOnFail?: boolean;
	input?: INodeExecutionData[];
	onError?: OnError;
	authentication?: 'token' | 'login';
}

/** Sets up Wassly, and a node that sends "Hello" unless its parameters say otherwise. */
export function setUpSend() {
	const wassly = setUpWassly();

	const send = async (parameters?: INodeParameters, setup?: Setup) =>
		await startSending(parameters, setup).run;

	/** The same, without waiting. */
	const startSending = (parameters: INodeParameters = {}, setup: Setup = {}) => {
		const { authentication = 'token', ...rest } = setup;
		return wassly.engine.startNode({
			parameters: messageParameters({ authentication, ...parameters }),
			...rest,
		});
	};

	/** The same in an execution that can be canceled and retried. */
	const start = (parameters: INodeParameters, setup: Parameters<typeof Execution.start>[1]) =>
		Execution.start(wassly.engine, { parameters: messageParameters(parameters), ...setup });

	/** @throws unless exactly one message arrived */
	const sentMessage = () => only(wassly.simulator.messages);

	const paths = () => requestedPaths(wassly);

	return {
		wassly,
		send,
		startSending,
		start,
		sentMessage,
		paths,
		/** How many messages were sent to Wassly, whatever became of them. */
		posts: () => paths().filter((path) => path === SEND_PATH).length,
		/** The texts that have arrived. */
		texts: () => wassly.simulator.messages.map(({ fields }) => fields.message),
		/** The devices that they came through. */
		senders: () => wassly.simulator.messages.map(({ fields }) => fields.instance_id),
	};
}

/** Sends "Hello" through the documented device unless the parameters say otherwise. */
export const messageParameters = (parameters: INodeParameters): INodeParameters => ({
	resource: 'message',
	operation: 'send',
	instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
	to: TO,
	message: 'Hello',
	...parameters,
});

/** Items for "Number 0", "Number 1", …, each to a recipient of its own. */
export const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ json: { index, to: `+1555010${1000 + index}` } }));

export const NUMBERED = { to: '={{ $json.to }}', message: '={{ "Number " + $json.index }}' };

export { connectedDevices } from '@dev/simulator/devices';
