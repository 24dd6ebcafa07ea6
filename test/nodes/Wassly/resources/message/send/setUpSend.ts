import type { INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';
import { documentedDevice } from '../../../../../../dev/simulator/devices';
import { only } from '../../../../../engine/items';
import { requestedPaths, setUpWassly } from '../../../../../engine/setUpWassly';

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
			parameters: {
				authentication,
				resource: 'message',
				operation: 'send',
				instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
				to: TO,
				message: 'Hello',
				...parameters,
			},
			...rest,
		});
	};

	/** @throws unless exactly one message arrived */
	const sentMessage = () => only(wassly.simulator.messages);

	return { wassly, send, startSending, sentMessage, paths: () => requestedPaths(wassly) };
}
