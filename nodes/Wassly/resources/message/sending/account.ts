import { wait } from '../../../../shared/timer';
import type { Pace } from '../message';
import { Conversations } from './conversations';
import { Line } from './line';

/** How long a message is remembered, so that the next one of its device keeps its interval. */
const MEMORY_MS = 10 * 60_000;

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
 * and its conversations, and not the executions that use them.
 */
export class Account {
	readonly conversations = new Conversations();

	private readonly devices = new Map<string, DeviceLine>();

	/** How many runs are using it. */
	private users = 0;

	/**
	 * Does some work with an account. What is known of it is forgotten when nobody uses it, and no
	 * message is remembered any more.
	 */
	static async use<T>(key: string, work: (account: Account) => Promise<T>): Promise<T> {
		const account = accounts.get(key) ?? new Account();
		accounts.set(key, account);
		account.users++;
		try {
			return await work(account);
		} finally {
			account.users--;
			// Another run may find that the plan was topped up meanwhile.
			if (account.users === 0) account.conversations.forget();
			account.forgetDevices();
			if (account.isUnused) accounts.delete(key);
		}
	}

	/**
	 * Sends a message when its turn comes. Messages of the same device that have an interval go out one
	 * at a time, first come, first served, each when its interval has passed since the last message.
	 * Without an interval, nothing waits.
	 *
	 * @param signal ends the waiting
	 * @returns what `send` returns; undefined if the signal was aborted before the message's turn
	 */
	async turn<T>(
		instanceId: string,
		pace: Pace,
		signal: AbortSignal,
		send: () => Promise<T>,
	): Promise<T | undefined> {
		const device = this.deviceOf(instanceId);
		const { interval, maxInterval = interval } = pace;
		const note = () => {
			device.lastAt = performance.now();
			const until = device.lastAt + Math.max(MEMORY_MS, maxInterval);
			device.rememberedUntil = Math.max(device.rememberedUntil, until);
		};
		const sendNow = async () => {
			if (signal.aborted) return undefined;
			note();
			return await send().finally(note);
		};
		if (maxInterval === 0) return await sendNow();
		return await device.line.turn(signal, async () => {
			const pause = pauseOf(pace, Math.random());
			const left = () => device.lastAt + pause - performance.now();
			// Messages without an interval may leave meanwhile, and a timer may end early.
			while (left() > 0 && !signal.aborted) await wait(left(), signal);
			return await sendNow();
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

	private forgetDevices(): void {
		const now = performance.now();
		for (const [instanceId, { line, rememberedUntil }] of this.devices) {
			if (line.isEmpty && rememberedUntil <= now) this.devices.delete(instanceId);
		}
	}

	private get isUnused(): boolean {
		return this.users === 0 && this.devices.size === 0;
	}
}

/** @param random from 0 to 1 @returns milliseconds */
export const pauseOf = ({ interval, maxInterval = interval }: Pace, random: number): number =>
	interval + random * (maxInterval - interval);
