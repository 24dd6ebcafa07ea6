/** What is known about a message from before, and why one can't be recorded. */
import { CHECK_CHAT } from '../../../../shared/errors/phrases';
import { shown } from '../../../../shared/errors/parameterErrors';
import { UnknownOutcomeError, WasslyError } from '../../../../shared/errors/WasslyError';

/** Otherwise, the nodes after this one never run. */
export const TO_GO_ON =
	"To let the workflow continue, set 'On Error' in the node's settings to 'Continue', and retry the execution with the currently saved workflow.";

/** Not for a question, whose answer the workflow needs. */
export const SEND_ANEW = `If it did not arrive, send it with a new execution. ${TO_GO_ON}`;

/** For a single message. */
export const inEarlierTry = () =>
	new UnknownOutcomeError(
		'The message may have been sent in an earlier try, and did not go out again',
		`${CHECK_CHAT} ${SEND_ANEW}`,
	);

export const keyMayBeSent = (key: string) =>
	new UnknownOutcomeError(
		`A message with the key ${shown(key)} may have been sent before, so this one was not sent`,
		`${CHECK_CHAT} If it did not arrive, send it with another 'Message Key'.`,
	);

export const keyNeedsWorkflow = () =>
	new WasslyError(
		"n8n remembers a 'Message Key' only in a saved workflow, so the message was not sent",
		'Save the workflow, then run it again.',
	);

export const invalidKey = (problem: string) =>
	new WasslyError(
		`'Message Key' ${problem}, so no message was sent`,
		'Use up to 256 characters that are different for each message, e.g. an order number. If it is an expression, check what it returns for this item.',
	);

export const notRecorded = () =>
	new WasslyError(
		'n8n could not record the message in its database, so it was not sent',
		"Without this record, it might go out twice. Try again in a few minutes. If it happens again, ask the administrator of n8n to check n8n's database.",
	);
