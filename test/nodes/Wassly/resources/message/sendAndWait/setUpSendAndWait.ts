/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';
import { WaitingNode } from '@dev/engine/waitingNode';
import { documentedDevice } from '@dev/simulator/devices';
import { setUpWassly } from '@test/support/setUpWassly';

export const TO = '+15550100200';

interface Setup {
	retryOnFail?: boolean;
	input?: INodeExecutionData[];
	onError?: OnError;
	type?: string;
}

/** Sets up Wassly, and a node that asks "May I?" and waits, unless its parameters say otherwise. */
export function setUpSendAndWait() {
	const wassly = setUpWassly();

	const nodeSetup = (parameters: INodeParameters, setup: Setup) => ({
		parameters: {
			authentication: 'token',
			resource: 'message',
			operation: 'sendAndWait',
			instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
			to: TO,
			message: 'May I?',
			...parameters,
		},
		...setup,
	});

	const run = async (parameters: INodeParameters = {}, setup: Setup = {}) =>
		await wassly.engine.runNode(nodeSetup(parameters, setup));

	/** Runs the node, which then waits. */
	const ask = async (parameters: INodeParameters = {}, setup: Setup = {}) => {
		const waiting = await run(parameters, setup);
		return new WaitingNode(wassly.engine, nodeSetup(parameters, setup), waiting.run);
	};

	return { wassly, run, ask };
}
