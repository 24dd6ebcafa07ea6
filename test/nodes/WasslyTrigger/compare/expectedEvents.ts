/**
 * What a trigger must tell, read from the whole history at once: a change counts in the poll that is
 * the last of as many in a row as must see it.
 */

/** The statuses in a list by ID; null for a poll that failed. */
type List = Map<string, string> | null;

/** What the user knows of a device. */
interface Told {
	connected: boolean;
	status: string;
	/** Its status in each poll since then; undefined where it was missing. */
	history: Array<string | undefined>;
}

/** @returns device and event of each change, poll by poll, sorted */
export function expectedEvents(lists: List[], confirmations: number): string[][] {
	const told = new Map<string, Told>();
	const unknown = new Map<string, number>();
	let isBaseline = true;
	return lists.map((list) => {
		if (!list) return [];
		const events: string[] = [];
		for (const id of new Set([...told.keys(), ...unknown.keys(), ...list.keys()])) {
			const status = list.get(id)?.toLowerCase();
			const known = told.get(id);
			if (known) {
				events.push(...eventsOf(known, status, confirmations).map((event) => `${id} ${event}`));
				if (isHeld(known.history, confirmations, (one) => one === undefined)) told.delete(id);
				continue;
			}
			const polls = status === undefined ? 0 : (unknown.get(id) ?? 0) + 1;
			unknown.set(id, polls);
			if (status === undefined || (!isBaseline && polls < confirmations)) continue;
			unknown.delete(id);
			told.set(id, { connected: status === 'connected', status, history: [] });
			if (isBaseline) continue;
			events.push(`${id} deviceAdded`);
			if (status === 'connected') events.push(`${id} deviceConnected`);
		}
		isBaseline = false;
		return events.sort();
	});
}

function eventsOf(known: Told, status: string | undefined, confirmations: number): string[] {
	known.history.push(status);
	const holds = (test: (one?: string) => boolean) => isHeld(known.history, confirmations, test);
	const events: string[] = [];
	if (holds((one) => (one === 'connected') !== known.connected)) {
		known.connected = !known.connected;
		events.push(known.connected ? 'deviceConnected' : 'deviceDisconnected');
	}
	if (status !== undefined && status !== known.status && holds((one) => one === status)) {
		known.status = status;
		events.push('statusChanged');
	}
	if (holds((one) => one === undefined)) events.push('deviceRemoved');
	return events;
}

const isHeld = (
	history: Array<string | undefined>,
	polls: number,
	test: (one?: string) => boolean,
) => history.length >= polls && history.slice(-polls).every((one) => test(one));

/** Whether each device is connected, as somebody knows who is only told the events. */
export function statusesAfter(
	before: Array<[id: string, status: string]>,
	told: string[],
): Map<string, boolean> {
	const connected = new Map(
		before.map(([id, status]) => [id, status.toLowerCase() === 'connected']),
	);
	for (const change of told) {
		const [id = '', event] = change.split(' ');
		if (event === 'deviceAdded') connected.set(id, false);
		if (event === 'deviceConnected') connected.set(id, true);
		if (event === 'deviceDisconnected') connected.set(id, false);
		if (event === 'deviceRemoved') connected.delete(id);
	}
	return connected;
}
