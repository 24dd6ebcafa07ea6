/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import { until } from '@dev/until';
import { requestedPaths } from '@test/support/setUpWassly';
import { CopyingScheduler } from './copyingScheduler';
import { setUpTrigger } from './setUpTrigger';

const { wassly } = setUpTrigger();

/** A poll that n8n gives so many seconds. */
const pollWithin = (seconds: number, parameters = {}) =>
	new CopyingScheduler(wassly.engine, parameters, seconds * 1000).pollEvents();

/** The first response comes after so many seconds by the clock, but at once. */
function answerAfter(seconds: number, answer: bad.Misbehavior) {
	const begin = Date.now();
	const clock = jest.spyOn(Date, 'now').mockReturnValue(begin);
	wassly.simulator.misbehave((...request) => {
		clock.mockReturnValue(begin + seconds * 1000);
		answer(...request);
	});
}

describe('A poll that n8n gives up after some time', () => {
	test('waits no longer for a response, whatever its own time limit is', async () => {
		wassly.simulator.alwaysMisbehave(bad.silence);
		await expect(pollWithin(1.5, { options: { timeout: 600 } })).rejects.toThrow(
			/^Wassly did not respond within 1(\.\d)? seconds?$/,
		);
	});

	test('does not wait for a retry that would come too late', async () => {
		const busy = bad.status(429, '', { 'retry-after': '20' });
		wassly.simulator.alwaysMisbehave(busy);
		await expect(pollWithin(15)).rejects.toMatchObject({ httpCode: '429' });
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('shares the time among its tries', async () => {
		wassly.simulator.misbehave(bad.status(503), bad.status(503));
		wassly.simulator.holdAfter(2);
		await expect(pollWithin(6, { options: { timeout: 600 } })).rejects.toThrow(
			/^Wassly did not respond within [1-5](\.\d)? seconds?$/,
		);
	});

	test('asks for no new token when its time is over', async () => {
		const parameters = { authentication: 'login' };
		await pollWithin(60, parameters);
		wassly.simulator.requests.length = 0;
		answerAfter(29.5, bad.status(403, { message: 'No' }));
		await expect(pollWithin(30, parameters)).rejects.toThrow('Wassly denied this request');
		expect(requestedPaths(wassly)).toEqual(['/api/whatsapp-web-devices']);
	});

	test('tries again after more than 55 seconds if its timeout is longer', async () => {
		answerAfter(56, bad.status(503));
		const options = { timeout: 600, emitCurrentState: true };
		expect(await pollWithin(900, { options })).toHaveLength(3);
	});

	test('does not try again after more than 55 seconds otherwise', async () => {
		answerAfter(56, bad.status(503));
		await expect(pollWithin(900)).rejects.toMatchObject({ httpCode: '503' });
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('does not wait for the login of another run', async () => {
		const parameters = { authentication: 'login', options: { timeout: 600 } };
		const gate = wassly.simulator.holdAfter(0);
		const other = new CopyingScheduler(wassly.engine, parameters, 600_000).pollEvents();
		await until('the other run logs in', () => gate.held() === 1);
		await expect(pollWithin(1.5, parameters)).rejects.toThrow(/^Wassly did not respond within/);
		expect(requestedPaths(wassly)).toEqual(['/api/login']);
		gate.release();
		await other;
	});
});
