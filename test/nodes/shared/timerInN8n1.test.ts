/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { wait } from '@nodes/shared/timer';

// As n8n 1 has it: without a signal.
jest.mock('n8n-workflow', () => ({
	sleep: async (time: number) => await new Promise((resolve) => setTimeout(resolve, time).unref()),
}));

test('Waiting ends when it is canceled, although n8n 1 waits on', async () => {
	const stop = new AbortController();
	const waiting = wait(1_000_000, stop.signal);
	stop.abort();
	await waiting;
});
