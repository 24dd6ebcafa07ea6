import { wait } from '../../../../shared/timer';
import { rateLimitedUntil } from '../errors/messageErrors';
import { Line } from './line';
import type { Outcome } from './outcome';

/** Without a Retry-After: doubled with each further refusal in a row. */
const FIRST_PAUSE_MS = 5000;
const MAX_PAUSE_MS = 60_000;

/** A shorter pause would make a busy loop of requests. */
const MIN_PAUSE_MS = 1000;

/** After this many messages, one more goes out at the same time. */
const WIDEN_AFTER = 10;

/** After this, a message tries again: an odd Retry-After must not stop an account forever. */
const MAX_RETRY_AFTER_MS = 60 * 60_000;

/**
 * Wassly's rate limit, as learned from 429s. After one, no message of the account leaves until the pause
 * is over; then the refused message goes first, and the others follow one at a time, so a pause
 * costs one request instead of one per waiting message. Once Wassly has accepted some, more go out at
 * the same time.
 *
 * Times are milliseconds since 1970, as Retry-After may be a date.
 *
 * @preserve
 */
export class RateLimit {
	private readonly line = new Line();

	private pausedAt = -Infinity;

	private pausedUntil = -Infinity;

	/** What Wassly has asked for, which may be longer. */
	private askedUntil = -Infinity;

	private nextPause = FIRST_PAUSE_MS;

	/** Those who stand in line, and until when each of them would wait for a pause. */
	private readonly standing = new Map<AbortController, number>();

	/** Messages that Wassly has not limited since the last pause. */
	private taken = 0;

	/** Whether a message may leave without waiting. */
	get isOpen(): boolean {
		return this.line.isEmpty && this.pausedUntil <= Date.now();
	}

	/** @returns what to tell of a message that must not leave now; undefined if it may */
	check(): Outcome | undefined {
		return this.pausedUntil > Date.now() ? this.giveUp(undefined) : undefined;
	}

	/**
	 * Waits until a pause is over.
	 *
	 * @param until when to give up
	 */
	async waitForEnd(until: number, signal: AbortSignal): Promise<void> {
		while (this.pausedUntil > Date.now() && this.pausedUntil <= until && !signal.aborted) {
			await wait(this.pausedUntil - Date.now(), signal);
		}
	}

	/**
	 * Sends a message as soon as Wassly wants it, and again if Wassly refuses it with a 429.
	 *
	 * @param until gives up if the pause lasts longer than this
	 * @param signal ends the waiting
	 * @returns undefined if the signal was aborted before Wassly took it or refused it for good
	 */
	async pass(
		until: number,
		signal: AbortSignal,
		send: () => Promise<Outcome | undefined>,
	): Promise<Outcome | undefined> {
		let outcome: Outcome | undefined;
		if (this.isOpen) {
			outcome = await this.send(send);
			if (outcome?.status !== 'rateLimited') return outcome;
		}
		const isRefused = outcome !== undefined;
		const sendInTurn = async () => {
			for (;;) {
				await this.waitForEnd(until, signal);
				if (signal.aborted) return undefined;
				if (this.pausedUntil > Date.now()) return this.giveUp(outcome);
				outcome = await this.send(send);
				if (outcome?.status !== 'rateLimited') return outcome;
			}
		};
		if (this.pausedUntil > until) return this.giveUp(outcome);
		const leaving = new AbortController();
		this.standing.set(leaving, until);
		const place = AbortSignal.any([signal, leaving.signal]);
		const result = await this.line.turn(place, sendInTurn, isRefused);
		this.standing.delete(leaving);
		const hasLeft = leaving.signal.aborted && !signal.aborted;
		return result ?? (hasLeft ? this.giveUp(outcome) : undefined);
	}

	private async send(send: () => Promise<Outcome | undefined>): Promise<Outcome | undefined> {
		const leftAt = Date.now();
		const outcome = await send();
		if (outcome?.status === 'rateLimited') this.pause(leftAt, outcome.until);
		else if (outcome) {
			this.nextPause = FIRST_PAUSE_MS;
			this.line.resize(1 + Math.floor(++this.taken / WIDEN_AFTER));
		}
		return outcome;
	}

	/** @param leftAt when the refused message left: several in flight are refused for the same reason */
	private pause(leftAt: number, until?: number): void {
		const now = Date.now();
		const isSame = leftAt <= this.pausedAt;
		if (until === undefined) {
			if (isSame) return;
			until = now + this.nextPause;
			this.nextPause = Math.min(2 * this.nextPause, MAX_PAUSE_MS);
		}
		if (!isSame) this.pausedAt = now;
		this.taken = 0;
		this.line.resize(1);
		this.askedUntil = Math.max(this.askedUntil, until);
		const capped = Math.min(Math.max(until, now + MIN_PAUSE_MS), now + MAX_RETRY_AFTER_MS);
		this.pausedUntil = Math.max(this.pausedUntil, capped);
		for (const [leaving, end] of this.standing) if (this.pausedUntil > end) leaving.abort();
	}

	private giveUp(last: Outcome | undefined): Outcome {
		const until = Math.max(this.askedUntil, this.pausedUntil);
		const refused = last?.status === 'rateLimited' ? last.error : undefined;
		return { status: 'rateLimited', until, error: rateLimitedUntil(until, refused) };
	}
}
