/** Why a message can't be sent that waits for a response. */
import { shown } from '../../../../shared/errors/parameterErrors';
import { WasslyError } from '../../../../shared/errors/WasslyError';

export const noChoices = () =>
	new WasslyError("'Choices' is empty", 'Add at least one choice that the person can pick.');

export const duplicateChoice = (label: string) =>
	new WasslyError(
		`'Choices' contains ${shown(label)} twice`,
		'Give each choice a label of its own, so that the response tells them apart.',
	);

export const waitLimitPassed = () =>
	new WasslyError(
		"'Limit Wait Time' is already over",
		'Set it to a time in the future. Otherwise nobody could respond.',
	);

/** Other AI tools respond to the model at once. */
export const notAsTool = () =>
	new WasslyError(
		"An AI tool can't wait for a response, so the message was not sent",
		"To let a person approve an agent's tools, add Wassly as human review between the agent and the tool.",
	);
