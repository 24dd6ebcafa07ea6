import { lastActiveOf, type Device } from '../../shared/device/device';
import { documentedFields, type Rules, type TrackedDevice } from './snapshot';

/**
 * Whether a device counts as inactive. One that does stays so until it is active again: a time that is
 * missing, or a clock that was set back, is no activity.
 *
 * @param known undefined for a device that is seen for the first time
 */
export function isInactive(
	device: Device,
	known: TrackedDevice | undefined,
	{ now, inactiveAfter }: Rules,
): boolean {
	const lastActive = lastActiveOf(device);
	if (known?.isInactive) {
		const before = lastActiveOf(documentedFields(known)) ?? -Infinity;
		if (lastActive === undefined || lastActive <= before) return true;
	}
	return lastActive !== undefined && now - lastActive > inactiveAfter;
}
