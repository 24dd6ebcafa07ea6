import type { INodeTypeDescription } from 'n8n-workflow';

/** What a model reads about the node when it builds a workflow. */
export const builderHint: INodeTypeDescription['builderHint'] = {
	searchHint:
		"Starts the workflow when a WhatsApp Web device of a Wassly account disconnects, connects or changes in another way: one item per event, with the device's fields and event, previousStatus, disconnectedSince and detectedAt. It doesn't start on incoming messages. A manual run outputs one example of a selected event, with isTest: true.",
	relatedNodes: [
		{
			nodeType: 'n8n-nodes-base.filter',
			relationHint: 'Right after the trigger: passes only some events, such as disconnects',
		},
		{
			nodeType: 'n8n-nodes-wassly.wassly',
			relationHint: 'Sends an alert on WhatsApp, through another device',
		},
	],
	extraTypeDefContent: [
		{
			content: `<patterns>
<pattern title="Send an alert when a device disconnects">
const deviceTrigger = trigger({
  type: 'n8n-nodes-wassly.wasslyTrigger',
  version: 1,
  config: {
    name: 'When a device disconnects',
    // With deviceConnected, no disconnect is missed while n8n restarts.
    parameters: { events: ['deviceDisconnected', 'deviceConnected'], options: { confirmations: 2 } }
  }
});
const onlyDisconnects = node({
  type: 'n8n-nodes-base.filter',
  version: 2.2,
  config: {
    name: 'Only disconnects',
    parameters: {
      conditions: {
        options: { caseSensitive: true, leftValue: '', typeValidation: 'strict' },
        conditions: [{ leftValue: expr('{{ $json.event }}'), operator: { type: 'string', operation: 'equals' }, rightValue: 'deviceDisconnected' }],
        combinator: 'and'
      }
    }
  }
});
const sendAlert = node({
  type: 'n8n-nodes-wassly.wassly',
  version: 1,
  config: {
    name: 'Send alert',
    parameters: {
      resource: 'message',
      operation: 'send',
      sendThrough: 'best',
      to: placeholder('Phone number with + and the country code'),
      message: expr("{{ $json.isTest ? 'Test: ' : '' }}{{ $json.name }} is no longer connected.")
    }
  }
});

export default workflow('id', 'name')
  .add(deviceTrigger)
  .to(onlyDisconnects)
  .to(sendAlert);
</pattern>
</patterns>`,
		},
	],
};
