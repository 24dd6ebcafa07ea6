import { wait } from '../../../../shared/timer';
import type { Pace } from '../message';
import { Conversations } from './conversations';
import { Line } from './line';
import { RateLimit } from './rateLimit';

/** How long a message is remembered, so that the next one of its device keeps its interval. */
const MEMORY_MS = 10 * 60_000;

const FORGET_EVERY_MS = 60_000;

/** By the account's key (see `accountKey`). */
const accounts = new Map<string, Account>();

/** Times are those of `performance.now()`. */
interface DeviceLine {
	line: Line;
	/** When the last message left or was responded to. */
	lastAt: number;
	/** Until when that matters. */
	rememberedUntil: number;
}

/**
 * What the executions of this n8n process share about an account: WhatsApp and Wassly see its devices
 * and conversations, not the executions that use them.
 *
 * @preserve
 */
export class Account {
	readonly conversations = new Conversations();

	readonly rateLimit = new RateLimit();

	private readonly devices = new Map<string, DeviceLine>();

	/** How many runs are using it. */
	private users = 0;

	/** Runs `work` with the account, and keeps what later runs need. */
	static async use<T>(key: string, work: (account: Account) => Promise<T>): Promise<T> {
		const account = accounts.get(key) ?? new Account();
		accounts.set(key, account);
		account.users++;
		try {
			return await work(account);
		} finally {
			account.users--;
			// The plan may be topped up before the next run.
			if (account.users === 0) account.conversations.forget();
			void forgetInTime();
		}
	}

	/**
	 * Sends a message when its turn comes. Messages of the same device that have an interval go out one
	 * at a time, first come, first served, each when its interval has passed since the last message.
	 * A message without an interval doesn't wait.
	 *
	 * @param signal ends the waiting
	 * @param send is told how long the message stood in line behind others, in milliseconds, and says when
	 * the message leaves: one that doesn't costs no interval
	 * @returns what `send` returns; undefined if the signal was aborted before the message's turn
	 */
	async turn<T>(
		instanceId: string,
		pace: Pace,
		signal: AbortSignal,
		send: (stoodInLine: number, leave: () => void) => Promise<T>,
	): Promise<T | undefined> {
		const device = this.deviceOf(instanceId);
		const { interval, maxInterval = interval } = pace;
		const note = () => {
			// It may have been forgotten while the message waited.
			const noted = this.deviceOf(instanceId);
			noted.lastAt = performance.now();
			const until = noted.lastAt + Math.max(MEMORY_MS, maxInterval);
			noted.rememberedUntil = Math.max(noted.rememberedUntil, until);
		};
		const sendNow = async (stoodInLine: number) => {
			if (signal.aborted) return undefined;
			let hasLeft = false;
			const leave = () => {
				hasLeft = true;
				note();
			};
			return await send(stoodInLine, leave).finally(() => {
				if (hasLeft) note();
			});
		};
		if (maxInterval === 0) return await sendNow(0);
		const cameAt = performance.now();
		return await device.line.turn(signal, async () => {
			const stoodInLine = performance.now() - cameAt;
			const pause = pauseOf(pace, Math.random());
			const left = () => device.lastAt + pause - performance.now();
			// Messages without an interval may leave meanwhile, and a timer may end early.
			while (left() > 0 && !signal.aborted) await wait(left(), signal);
			return await sendNow(stoodInLine);
		});
	}

	private deviceOf(instanceId: string): DeviceLine {
		const device = this.devices.get(instanceId) ?? {
			line: new Line(),
			lastAt: -Infinity,
			rememberedUntil: -Infinity,
		};
		this.devices.set(instanceId, device);
		return device;
	}

	/** @returns whether nothing of the account is left */
	forgetOld(now: number): boolean {
		for (const [instanceId, { line, rememberedUntil }] of this.devices) {
			if (line.isEmpty && rememberedUntil <= now) this.devices.delete(instanceId);
		}
		return this.users === 0 && this.devices.size === 0 && this.rateLimit.isOpen;
	}
}

let isForgetting = false;

/** Once a minute for as long as anything is remembered, by a timer that keeps no process alive. */
async function forgetInTime(): Promise<void> {
	if (isForgetting) return;
	isForgetting = true;
	while (accounts.size > 0) {
		await new Promise((resolve) => {
			AbortSignal.timeout(FORGET_EVERY_MS).addEventListener('abort', resolve);
		});
		const now = performance.now();
		for (const [key, account] of accounts) if (account.forgetOld(now)) accounts.delete(key);
	}
	isForgetting = false;
}

/** @param random from 0 to 1 @returns milliseconds */
export const pauseOf = ({ interval, maxInterval = interval }: Pace, random: number): number =>
	interval + random * (maxInterval - interval);
