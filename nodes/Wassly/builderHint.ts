import type { INodeTypeDescription } from 'n8n-workflow';

/** What a model reads about the node when it builds a workflow. */
export const builderHint: INodeTypeDescription['builderHint'] = {
	searchHint:
		"Sends WhatsApp messages through the WhatsApp Web devices of a Wassly account, and lists these devices. To send: resource 'message', operation 'send', with sendThrough 'best', which needs no list of devices. To ask a person and wait for the response: operation 'sendAndWait'. It can't receive messages.",
	relatedNodes: [
		{
			nodeType: 'n8n-nodes-wassly.wassly',
			relationHint:
				'List, then send: to send through each device, put operation list before operation send',
		},
		{
			nodeType: 'n8n-nodes-wassly.wasslyTrigger',
			relationHint: 'Starts the workflow when a device disconnects or connects',
		},
		{
			nodeType: 'n8n-nodes-base.filter',
			relationHint: 'Between Wassly Trigger and operation send: passes only some events',
		},
	],
	extraTypeDefContent: [
		{
			displayOptions: { show: { resource: ['message'], operation: ['send'] } },
			content: `<patterns>
<pattern title="Send a message">
const sendMessage = node({
  type: 'n8n-nodes-wassly.wassly',
  version: 1,
  config: {
    name: 'Send WhatsApp message',
    parameters: {
      resource: 'message',
      operation: 'send',
      sendThrough: 'best',
      to: placeholder('Phone number with + and the country code'),
      message: 'Hello'
    }
  }
});

export default workflow('id', 'name')
  .add(startTrigger)
  .to(sendMessage);
</pattern>
<pattern title="Send a message through every connected device">
const listDevices = node({
  type: 'n8n-nodes-wassly.wassly',
  version: 1,
  config: {
    name: 'List connected devices',
    parameters: { resource: 'device', operation: 'list', filters: { connection: 'connected' } }
  }
});
const sendMessage = node({
  type: 'n8n-nodes-wassly.wassly',
  version: 1,
  config: {
    name: 'Send WhatsApp message',
    parameters: {
      resource: 'message',
      operation: 'send',
      sendThrough: 'device',
      instanceId: { __rl: true, mode: 'id', value: expr('{{ $json.instance_id }}') },
      to: placeholder('Phone number with + and the country code'),
      message: expr('Hello from {{ $json.name }}')
    }
  }
});

export default workflow('id', 'name')
  .add(startTrigger)
  .to(listDevices)
  .to(sendMessage);
</pattern>
</patterns>`,
		},
	],
};
