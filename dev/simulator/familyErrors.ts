import { documentedErrors, type Errors } from './errors';

/** A failed validation: the texts are in `data`, by field. */
const invalid = (field: string, text: string) => ({
	status: 422,
	message: 'Validation Error',
	data: { [field]: [text] },
});

/**
 * How the family of Laravel products that Wassly's documented responses resemble reports errors. That
 * is no contract.
 */
export const familyErrors: Errors = {
	...documentedErrors,
	missingApiKey: { status: 401, message: 'API key missing' },
	wrongApiKey: { status: 403, message: 'API key invalid' },
	missingToken: { status: 401, message: 'Authorization token not found' },
	wrongToken: { status: 401, message: 'Token is expired' },
	malformedLogin: invalid('email', 'The email field must be a valid email address.'),
	unknownEmail: { status: 404, message: 'User not found' },
	wrongPassword: { status: 401, message: 'Invalid credentials' },
	pendingAccount: { status: 403, message: 'Your account is pending approval.' },
	unknownFields: (names) => invalid(names.join(', '), 'This field is unknown.'),
	wrongNumber: invalid('contact_mobile_number', 'The contact mobile number is invalid.'),
	emptyMessage: invalid('message', 'The message field is required.'),
	unknownInstance: { status: 404, message: 'Device not found' },
	notConnected: { status: 400, message: 'Device is not connected to WhatsApp.' },
	noConversations: { status: 403, message: 'Insufficient Conversation Limit' },
};
