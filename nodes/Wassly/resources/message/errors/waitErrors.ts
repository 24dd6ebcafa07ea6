/** Why a question can't be sent. */
import { shown } from '../../../../shared/errors/parameterErrors';
import { WasslyError } from '../../../../shared/errors/WasslyError';

export const noChoices = () =>
	new WasslyError("'Choices' is empty", 'Add at least one choice that the person can pick.');

export const duplicateChoice = (label: string) =>
	new WasslyError(
		`'Choices' contains ${shown(label)} twice`,
		'Give each choice a different label: the response contains only the label.',
	);

export const unprintableChoice = (label: string) =>
	new WasslyError(
		`'Choices' contains a control character in ${shown(label.replace(/[^\P{Cc}\n\t]/gu, '\ufffd'))}`,
		'Remove it from the label: it is shown as \ufffd here. Browsers change it, so nobody could pick this choice.',
	);

export const invalidLanguage = (language: string) =>
	new WasslyError(
		`'Page Language' contains ${shown(language)}, which is not a language tag`,
		'Use a tag such as en, ar or pt-BR.',
	);

/** @param origin of the link */
export const linkWithPath = (origin: string) =>
	new WasslyError(
		"n8n can't open links for responses under a path, so nothing was sent",
		`n8n refuses the links it signs if the address has a path. Set n8n's environment variable WEBHOOK_URL to an address without one, such as ${origin}/, and restart n8n.`,
	);

export const waitLimitPassed = () =>
	new WasslyError("The time in 'Limit Wait Time' has passed", 'Set it to a time in the future.');

export const waitLimitPassedInLine = () =>
	new WasslyError(
		"The time in 'Limit Wait Time' passed before the message could be sent, so nothing was sent",
		'Set it to a longer time. A message waits while Wassly receives too many requests.',
	);

/** Other AI tools respond to the model at once. */
export const notAsTool = () =>
	new WasslyError(
		"An AI tool can't wait for a response, so the message was not sent",
		"To let a person approve an agent's tools, add Wassly as human review between the agent and the tool.",
	);
