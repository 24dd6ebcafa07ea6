import { statusOf, type Device } from '../../shared/device/device';
import { documentedFields, type Rules, type TrackedDevice } from './snapshot';

type Status = Pick<TrackedDevice, 'status' | 'unconfirmed'>;

/**
 * Follows what the status is called. Another one counts when it has held for long enough. Statuses
 * are compared case-insensitively.
 *
 * @returns whether the status has changed, and what to remember
 */
export function followStatus(
	device: Device,
	known: TrackedDevice,
	{ confirmations }: Rules,
): { isChanged: boolean; status: Status } {
	const status = statusOf(device);
	if (status === statusOf(documentedFields(known))) {
		return { isChanged: false, status: { status: known.status } };
	}
	const polls = known.unconfirmed?.status === status ? known.unconfirmed.polls + 1 : 1;
	return polls < confirmations
		? { isChanged: false, status: { status: known.status, unconfirmed: { status, polls } } }
		: { isChanged: true, status: { status: device.status } };
}
