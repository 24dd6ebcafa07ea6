import type { INodeParameters } from 'n8n-workflow';
import { documentedDevice } from '../../dev/simulator/devices';

/** A node that sends "Hello", unless its parameters say otherwise. */
export const sendParameters = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation: 'send',
	instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
	to: '+15550100200',
	message: 'Hello',
	...parameters,
});
