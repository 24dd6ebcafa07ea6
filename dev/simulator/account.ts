/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- development only, see CONTRIBUTING */
import { documentedDevice, familyDevices } from './devices';
import { documentedErrors, type Errors } from './errors';
import { familyErrors } from './familyErrors';
import type { Form } from './routes/multipart';

/** What a new account accepts. Some encodings change the token's last characters. */
export const DEMO = {
	apikey: 'demo-api-key-7Kq2',
	token: 'demo-token-x9/Wm+4=',
	email: 'demo@example.com',
	password: 'demo pass-word/42',
};

/** The profile in a documented login response: none of it may ever leave the credential code. */
export const PROFILE = {
	id: 2,
	name: 'Profile Name',
	role_id: 3,
	client_id: 1,
	phone: '+15550100177',
	location: 'Profile Street 1',
	profile_image: 'https://profile.example/image.png',
	openai_api_key: 'sk-profile-openai-key',
};

/** Whether to respond as the reference documents, or as similar products do where it is silent. */
export type Mode = 'documented' | 'family';

/** A Wassly account whose state a test can change. */
export class Account {
	apikey = DEMO.apikey;

	token = DEMO.token;

	email = DEMO.email;

	password = DEMO.password;

	/** How many logins have succeeded. */
	logins = 0;

	/** The status for a wrong API key, if not the mode's own. */
	wrongKeyStatus?: 401 | 403;

	/** The value of `devices` in the response: a test may set anything. */
	devices: unknown = [documentedDevice];

	/** The forms of all messages sent, in order. */
	readonly messages: Form[] = [];

	/** Called for each message sent. */
	onMessage: (message: Form) => void = () => {};

	/** How many conversations the account has left; a negative number stands for no limit. */
	remainingConversations = 40_970;

	/** How long it takes to send a message, in milliseconds. */
	messageTime = 0;

	mode: Mode = 'documented';

	/** Whether the account may log in. */
	isPending = false;

	/** How each error looks. */
	get errors(): Errors {
		const errors = this.mode === 'family' ? familyErrors : documentedErrors;
		const { wrongKeyStatus: status } = this;
		return status ? { ...errors, wrongApiKey: { ...errors.wrongApiKey, status } } : errors;
	}

	/** Plays the family: its errors, its statuses, and an account without a limit. */
	playFamily(): void {
		this.mode = 'family';
		this.devices = familyDevices.map((device) => ({ ...device }));
		this.remainingConversations = -1;
	}

	/** How many requests a token from a login is good for. */
	requestsPerToken = Infinity;

	/** Whether a login expires the tokens of all earlier ones. */
	hasOneToken = false;

	/** How many requests each token from a login that hasn't expired is still good for. */
	private readonly issued = new Map<string, number>();

	/** Takes a conversation from the account. @returns how many are left */
	takeConversation(): number {
		if (this.remainingConversations > 0) this.remainingConversations--;
		return this.remainingConversations;
	}

	/** Logs in. @returns a new token */
	issueToken(): string {
		this.logins++;
		if (this.hasOneToken) this.expireTokens();
		const token = `issued-token-${this.logins}-x9/Wm+4=`;
		this.issued.set(token, this.requestsPerToken);
		return token;
	}

	/** Expires every token that a login has returned. */
	expireTokens(): void {
		this.issued.clear();
	}

	/** Counts a request. @param authorization its header */
	accepts(authorization = ''): boolean {
		const token = authorization.replace(/^Bearer /, '');
		if (token === this.token) return true;
		const left = this.issued.get(token) ?? 0;
		this.issued.set(token, left - 1);
		return left > 0;
	}
}
