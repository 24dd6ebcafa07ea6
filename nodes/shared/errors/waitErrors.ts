/** Why a message can't be sent that waits for a response. */
import { shown } from './parameterErrors';
import { WasslyError } from './WasslyError';

export const noChoices = () =>
	new WasslyError("'Choices' is empty", 'Add at least one choice that the person can pick.');

export const duplicateChoice = (label: string) =>
	new WasslyError(
		`'Choices' contains ${shown(label)} twice`,
		'Give each choice a label of its own, so that the response tells them apart.',
	);
