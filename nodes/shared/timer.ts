import { sleep } from 'n8n-workflow';

/** In milliseconds, almost 25 days: Node.js ends a longer timer at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** @returns milliseconds for a timer: whole ones, since AbortSignal takes no others */
export const timerFor = (seconds: number): number =>
	Math.min(Math.ceil(seconds * 1000), MAX_TIMER_MS);

/**
 * Waits, or until the signal is aborted. It never throws: look at the signal afterwards.
 *
 * @param milliseconds at most 25 days
 */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	if (milliseconds <= 0 || signal?.aborted) return;
	const timer = sleep(Math.min(milliseconds, MAX_TIMER_MS), signal).catch(() => undefined);
	if (!signal) return await timer;
	// n8n 1 has no signal for its `sleep`.
	await endOrAbort(timer, signal);
}

/**
 * Waits for something, or until the signal is aborted.
 *
 * @param event must not be rejected
 */
export async function endOrAbort(event: Promise<void>, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	let forget = () => {};
	const aborted = new Promise<void>((resolve) => (forget = onAbort(signal, resolve)));
	await Promise.race([event, aborted]);
	forget();
}

/** The same until a time: milliseconds since 1970. */
export async function waitUntil(time: number, signal: AbortSignal): Promise<void> {
	while (time > Date.now() && !signal.aborted) await wait(time - Date.now(), signal);
}

/**
 * Calls back when a signal is aborted.
 *
 * @returns a function that removes the callback
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
	// Node.js warns about more than ten listeners of one signal.
	const own = AbortSignal.any([signal]);
	own.addEventListener('abort', callback, { once: true });
	return () => own.removeEventListener('abort', callback);
}
