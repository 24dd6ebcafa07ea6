import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { accountKey } from '../credential/accountKey';
import { credentialTypeOf, isRenewable } from '../credential/authentication';
import { readBaseUrl, secretsOf } from '../credential/readCredential';
import { timedOut } from '../errors/connectionErrors';
import { WasslyError } from '../errors/WasslyError';
import { timerFor, wait } from '../timer';
import {
	authenticatedHelper,
	cancelSignalOf,
	type N8nContext,
	type RenewingRequest,
} from './n8nContext';
import { redact } from './redact';
import { sendRequest, TIMED_OUT } from './request';
import { mayMeanExpiredToken } from './response';
import type { RequestResult } from './result';

export interface SessionRequest extends Omit<RenewingRequest, 'url'> {
	/** Below the base URL. */
	path: string;
}

/** Nothing was sent, because the credential can't be used. */
export interface Unsent {
	kind: 'unsent';
	error: unknown;
}

type Stored = ICredentialDataDecryptedObject;

/** A request that was sent, and the token that is stored after it. */
interface Sent {
	result: RequestResult;
	token: unknown;
}

/**
 * Logins under way in this process, by credential. n8n has no lock for them, and a back end that ends
 * older tokens at a login would let parallel runs end each other's tokens.
 */
const logins = new Map<string, Promise<unknown>>();

/** Other machines may renew the token, too, and each time another try is worth it. */
const MAX_TRIES = 5;

/** A shorter try isn't worth it. */
export const MIN_SECONDS = 1;

/**
 * The node's credential during one run: it signs requests and renews the token. If the credential
 * turns out to be unusable, because of a refused login for instance, that holds for the rest of the
 * run.
 *
 * A token has expired when Wassly refuses a request with a 401, and doesn't act on it. Other refusals
 * may mean that, too (`mayMeanExpiredToken`); since they may also mean something else, only a GET is
 * sent again after them, and only once in a run.
 *
 * @preserve
 */
export class Session {
	private readonly type: string;

	private unusable?: Unsent;

	private hasDoubted = false;

	/** The last token that this run has got itself. */
	private ownToken: unknown;

	constructor(private readonly context: N8nContext) {
		this.type = credentialTypeOf(context.getNode());
	}

	/** @throws what n8n or the check of the credential throws if it can't be read */
	async accountKey(): Promise<string> {
		return accountKey(await this.read());
	}

	/**
	 * Sends a request, and sends it again with a new token if its token has expired.
	 *
	 * @param secondsLeft how long a try that begins now may take; a first one may always take a second
	 * @param isWanted for a GET: whether a result is what was asked for. A refusal that may mean an
	 * expired token is then worth a new one. If that is refused as well, the token wasn't the reason, and
	 * the first refusal is returned: it is about the request itself.
	 */
	async send(
		request: SessionRequest,
		secondsLeft: () => number,
		isWanted?: (result: RequestResult) => boolean,
	): Promise<RequestResult | Unsent> {
		if (this.unusable) return this.unusable;
		return await this.sendAndRenew(request, secondsLeft, isWanted).catch((error: unknown) => {
			if (!(error instanceof UnusableCredential)) throw error;
			return (this.unusable = { kind: 'unsent', error: error.reason });
		});
	}

	private async sendAndRenew(
		request: SessionRequest,
		secondsLeft: () => number,
		isWanted?: (result: RequestResult) => boolean,
	): Promise<RequestResult> {
		const { result, token } = await this.sendWithValidToken(request, secondsLeft);
		const isDoubtful = isWanted && mayMeanExpiredToken(result) && !isWanted(result);
		const canDoubt = this.canRenew && !this.hasDoubted && token !== this.ownToken;
		if (!isDoubtful || !canDoubt || secondsLeft() < MIN_SECONDS) return result;
		this.hasDoubted = true;
		const second = await this.sendWithValidToken(request, secondsLeft, token);
		return isWanted(second.result) ? second.result : result;
	}

	/** @param refused a token that isn't to be used */
	private async sendWithValidToken(
		request: SessionRequest,
		secondsLeft: () => number,
		refused?: unknown,
	): Promise<Sent> {
		let renewed: Sent | undefined;
		for (let tries = 1; ; tries++) {
			const stored = await this.credential();
			// Without a token, n8n gets one before it sends anything.
			const needsLogin = this.canRenew && (!stored.token || stored.token === refused);
			if (needsLogin && renewed) return renewed;
			const otherLogin = needsLogin ? logins.get(this.key) : undefined;
			if (otherLogin) {
				await this.waitFor(otherLogin, secondsLeft());
				continue;
			}
			const sent = needsLogin
				? await this.logInAndSend(request, secondsLeft(), stored)
				: await this.sendOnce(request, secondsLeft(), stored);
			if (needsLogin) this.ownToken = sent.token;
			if (!isExpired(sent.result) || !this.canRenew || tries >= MAX_TRIES) return sent;
			if (needsLogin) renewed = sent;
			refused = needsLogin ? sent.token : stored.token;
		}
	}

	private async logInAndSend(request: SessionRequest, seconds: number, stored: Stored) {
		const renewToken = Boolean(stored.token);
		const sending = this.sendOnce({ ...request, renewToken }, seconds, stored);
		logins.set(this.key, sending);
		try {
			return await sending;
		} finally {
			logins.delete(this.key);
		}
	}

	/** Nothing that it throws but an UnusableCredential says that the request hasn't left. */
	private async sendOnce(
		{ path, ...request }: SessionRequest,
		seconds: number,
		stored: Stored,
	): Promise<Sent> {
		const result = await sendRequest(
			authenticatedHelper(this.context, this.type, stored),
			{ ...request, url: readBaseUrl(stored) + path },
			Math.max(seconds, MIN_SECONDS),
			cancelSignalOf(this.context),
		).catch((error: unknown) => {
			throw error instanceof WasslyError ? new UnusableCredential(error) : error;
		});
		result.request.canRenew = this.canRenew;
		// The token may have been renewed on the way.
		const latest = this.canRenew ? await this.read().catch(() => stored) : stored;
		const secrets = [...secretsOf(stored), ...secretsOf(latest)];
		return { result: redact(result, secrets), token: latest.token };
	}

	/** @throws UnusableCredential if the login was refused, or takes longer */
	private async waitFor(login: Promise<unknown>, seconds: number): Promise<void> {
		const over = new AbortController();
		const ended = login.then(
			() => false,
			(error: unknown) => {
				if (error instanceof UnusableCredential) throw error;
				return false;
			},
		);
		const isLate = wait(timerFor(seconds), over.signal).then(() => true);
		try {
			if (await Promise.race([ended, isLate])) {
				throw new UnusableCredential(timedOut(seconds, TIMED_OUT));
			}
		} finally {
			over.abort();
		}
	}

	/** Whether a refused token can be replaced without a person. */
	private get canRenew(): boolean {
		return isRenewable(this.type);
	}

	private get key(): string {
		return `${this.type} ${this.context.getNode().credentials?.[this.type]?.id ?? ''}`;
	}

	/** @throws UnusableCredential if it can't be read, or has no valid Base URL */
	private async credential(): Promise<Stored> {
		return await this.read()
			.then((stored) => {
				readBaseUrl(stored);
				return stored;
			})
			.catch((error: unknown) => {
				throw new UnusableCredential(error);
			});
	}

	private async read(): Promise<Stored> {
		return await this.context.getCredentials<Stored>(this.type);
	}
}

const isExpired = (result: RequestResult) => result.kind === 'response' && result.status === 401;

/** Nothing has been sent. */
class UnusableCredential extends Error {
	constructor(readonly reason: unknown) {
		super();
	}
}
