/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { until } from '@dev/until';
import { CopyingScheduler } from './copyingScheduler';
import { pollEvents, setUpTrigger } from './setUpTrigger';

const { wassly, watch, setStatuses } = setUpTrigger();

const DROP = ['device_id_123 deviceDisconnected'];

describe('Two polls that overlap', () => {
	test('output a change once', async () => {
		const poller = await watch();
		setStatuses('disconnected');
		const both = await Promise.all([poller.poll(), poller.poll()]);
		expect(both.flat()).toHaveLength(1);
	});

	/** Lets a poll begin, and overtakes it; its response shows what there is when it is released. */
	const overtake = async (late: () => Promise<unknown>, between: () => Promise<unknown>) => {
		const gate = wassly.simulator.holdAfter(0);
		const held = late();
		await until('the first poll is held', () => gate.held() === 1);
		wassly.simulator.holdAfter(Infinity);
		await between();
		return async () => {
			gate.release();
			return await held;
		};
	};

	test('output nothing for the response that comes late', async () => {
		const poller = await watch();
		const release = await overtake(
			async () => await poller.poll(),
			async () => {
				setStatuses('disconnected');
				expect(await pollEvents(poller)).toEqual(DROP);
			},
		);
		setStatuses('connected');
		expect(await release()).toEqual([]);
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
	});

	test('are told apart although the clock was set back between them', async () => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2024, 0, 15, 12));
		const poller = await watch();
		const release = await overtake(
			async () => await poller.poll(),
			async () => {
				clock.mockReturnValue(Date.UTC(2024, 0, 15, 11, 55));
				setStatuses('disconnected');
				expect(await pollEvents(poller)).toEqual(DROP);
			},
		);
		setStatuses('connected');
		expect(await release()).toEqual([]);
	});

	test('do not wait for each other if each has a copy of the state', async () => {
		const scheduler = new CopyingScheduler(wassly.engine);
		await scheduler.pollEvents();
		const release = await overtake(
			async () => await scheduler.pollEvents(),
			async () => {
				setStatuses('disconnected');
				expect(await scheduler.pollEvents()).toEqual(DROP);
			},
		);
		// It knows nothing of the other one; n8n takes no result of a poll that it has given up.
		expect(await release()).toEqual(DROP);
		expect(await scheduler.pollEvents()).toEqual([]);
	});
});

test.each([5, 9, 60])(
	'A clock that was set back by %i minutes makes no poll deaf',
	async (minutes) => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2024, 0, 15, 12));
		const poller = await watch();
		clock.mockReturnValue(Date.UTC(2024, 0, 15, 12) - minutes * 60_000);
		setStatuses('disconnected');
		expect(await poller.poll()).toMatchObject([
			{
				event: 'deviceDisconnected',
				disconnectedSince: new Date(Date.now()).toISOString(),
				detectedAt: new Date(Date.now()).toISOString(),
			},
		]);
	},
);
