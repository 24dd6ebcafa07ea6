import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { credentialTypeOf, isRenewable } from '../credential/authentication';
import { readBaseUrl, secretsOf } from '../credential/readCredential';
import { timedOut } from '../errors/connectionErrors';
import { WasslyError } from '../errors/WasslyError';
import { timerFor } from '../parameters';
import { redact } from './redact';
import {
	authenticatedHelper,
	cancelSignalOf,
	sendRequest,
	TIMED_OUT,
	type N8nContext,
	type RenewingRequest,
} from './request';
import type { RequestResult } from './result';

export interface SessionRequest extends Omit<RenewingRequest, 'url'> {
	/** Below the base URL. */
	path: string;
}

/**
 * Logins under way in this process, by credential. n8n has no lock for them, and a back end that ends
 * older tokens at a login would let parallel runs end each other's tokens.
 */
const renewals = new Map<string, Promise<unknown>>();

/** Runs on other machines may renew the token, too: each time it is worth another try. */
const MAX_TRIES = 5;

/**
 * The node's credential during one run: it signs requests and renews the token. If the credential
 * turns out to be unusable, because of a refused login for instance, that holds for the rest of the
 * run.
 */
export class Session {
	private readonly type: string;

	private credentialError?: WasslyError;

	constructor(private readonly context: N8nContext) {
		this.type = credentialTypeOf(context.getNode());
	}

	/** Whether a refused token can be replaced without a person. */
	get canRenew(): boolean {
		return isRenewable(this.type);
	}

	/**
	 * Sends a request. One that Wassly refuses with a 401, and so doesn't act on, is sent again with
	 * the token that another run has got meanwhile, or else, once, with a new one.
	 *
	 * @param secondsLeft how long a try that begins now may take
	 * @param renew whether to get a new token first
	 * @returns the result, and whether it is that of a token that is new
	 * @throws WasslyError only if the credential can't be used; nothing was sent then
	 */
	async send(
		request: SessionRequest,
		secondsLeft: () => number,
		renew = false,
	): Promise<{ result: RequestResult; isTokenNew: boolean }> {
		if (this.credentialError) throw this.credentialError;
		const sending = this.sendWithValidToken(request, secondsLeft, renew);
		sending.catch((error: unknown) => {
			if (error instanceof WasslyError) this.credentialError = error;
		});
		return await sending;
	}

	private async sendWithValidToken(
		request: SessionRequest,
		secondsLeft: () => number,
		renew: boolean,
	) {
		let refusedToken = renew ? (await this.credential()).token : undefined;
		let renewed: RequestResult | undefined;
		for (let tries = 1; ; tries++) {
			const stored = await this.credential();
			// Without a token, n8n gets one before it sends anything.
			const needsToken = this.canRenew && (!stored.token || stored.token === refusedToken);
			if (needsToken && renewed) return { result: renewed, isTokenNew: true };
			const otherRenewal = needsToken ? renewals.get(this.key) : undefined;
			if (otherRenewal) {
				await within(secondsLeft(), otherRenewal);
				continue;
			}
			const result = needsToken
				? await this.renewAndSend(request, secondsLeft(), stored)
				: await this.sendOnce(request, secondsLeft(), stored);
			const isRefused = result.kind === 'response' && result.status === 401;
			if (!isRefused || !this.canRenew || tries >= MAX_TRIES) {
				return { result, isTokenNew: needsToken };
			}
			if (needsToken) renewed = result;
			refusedToken = (needsToken ? await this.credential() : stored).token;
		}
	}

	private async renewAndSend(request: SessionRequest, seconds: number, stored: Stored) {
		const renewToken = Boolean(stored.token);
		const renewal = this.sendOnce({ ...request, renewToken }, seconds, stored);
		renewals.set(this.key, renewal);
		try {
			return await renewal;
		} finally {
			renewals.delete(this.key);
		}
	}

	private async sendOnce(
		{ path, ...request }: SessionRequest,
		seconds: number,
		stored: Stored,
	): Promise<RequestResult> {
		const options = { ...request, url: readBaseUrl(stored) + path };
		const helper = authenticatedHelper(this.context, this.type, stored);
		const result = await sendRequest(helper, options, seconds, cancelSignalOf(this.context));
		result.request.canRenew = this.canRenew;
		// The token may have been renewed on the way.
		const latest = this.canRenew ? await this.credential().catch(() => stored) : stored;
		return redact(result, [...secretsOf(stored), ...secretsOf(latest)]);
	}

	private get key(): string {
		return `${this.type} ${this.context.getNode().credentials?.[this.type]?.id ?? ''}`;
	}

	private async credential(): Promise<Stored> {
		return await this.context.getCredentials<Stored>(this.type);
	}
}

type Stored = ICredentialDataDecryptedObject;

/** @throws WasslyError if what it waits for takes longer */
async function within(seconds: number, awaited: Promise<unknown>): Promise<void> {
	const deadline = AbortSignal.timeout(timerFor(seconds));
	const isOver = new Promise<true>((resolve) => {
		deadline.addEventListener('abort', () => resolve(true));
	});
	const isLate = await Promise.race([awaited.then(() => false), isOver]);
	if (isLate) throw timedOut(seconds, TIMED_OUT);
}
