/**
 * A snapshot as text. n8n watches every object that a node stores, so 10,000 of them take longer than
 * all else that a poll does, and as JSON they take twice the space.
 */
import { isId } from '../../shared/device/device';
import type { Snapshot, TrackedDevice } from './snapshot';

const FIELDS = Object.keys({
	id: true,
	name: true,
	status: true,
	lastActive: true,
	instance_id: true,
	unconfirmed: true,
	isDown: true,
	pollsSinceFlip: true,
	downStatus: true,
	downSince: true,
	notifiedAt: true,
	pollsSeen: true,
	pollsMissed: true,
	removedAt: true,
	isInactive: true,
} satisfies Record<keyof TrackedDevice, true>) as Array<keyof TrackedDevice>;

/**
 * @returns the number of devices, and a line for each field. A line has the field's value for each device,
 * or nothing if that is the same as for the device before
 */
export function writeSnapshot(snapshot: Snapshot): string {
	const lines = FIELDS.map((field) => {
		// Also without the same values at the end.
		const cells: string[] = [];
		let before: unknown;
		snapshot.forEach((device, index) => {
			const value = device[field];
			if (value !== before) cells[index] = writeValue(value);
			before = value;
		});
		return cells.join('|');
	});
	return [snapshot.length, ...lines].join('\n');
}

/** @returns undefined for what `writeSnapshot` can't have returned */
export function readSnapshot(text: unknown): Snapshot | undefined {
	if (typeof text !== 'string') return undefined;
	const [count, ...lines] = text.split('\n');
	const length = Number(count);
	if (lines.length !== FIELDS.length || !(length <= text.length)) return undefined;
	const snapshot: Snapshot = Array.from({ length }, () => ({}));
	try {
		FIELDS.forEach((field, line) => readField(snapshot, field, lines[line] ?? ''));
	} catch {
		return undefined;
	}
	return snapshot.every(({ id, instance_id }) => isId(id) || isId(instance_id))
		? snapshot
		: undefined;
}

/** @throws for a value that can't be read */
function readField(snapshot: Snapshot, field: keyof TrackedDevice, line: string): void {
	if (line === '') return;
	const cells = line.split('|');
	let value: unknown;
	snapshot.forEach((device, index) => {
		const cell = cells[index];
		if (cell) value = readValue(cell);
		if (value !== undefined) (device as Record<string, unknown>)[field] = value;
	});
}

/** A text is written as it is, unless it could be mistaken for something else. */
function writeValue(value: unknown): string {
	if (typeof value === 'string' && value !== '' && !/^~|[|\n]/.test(value)) return value;
	return `~${value === undefined ? '' : JSON.stringify(value).replaceAll('|', '\\u007c')}`;
}

function readValue(cell: string): unknown {
	if (!cell.startsWith('~')) return cell;
	return cell === '~' ? undefined : (JSON.parse(cell.slice(1)) as unknown);
}
