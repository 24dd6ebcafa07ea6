import { takeBaseline } from './compare/baseline';
import type { DocumentedFields, Rules } from './compare/snapshot';
import type { PollState } from './pollState';

/** What version 1.0.0 stored. */
interface OldState {
	watched?: string;
	devices?: Record<string, DocumentedFields>;
	since?: number;
}

/**
 * Takes over what version 1.0.0 knew, so that a device that drops during the upgrade isn't missed.
 *
 * @param rules by which a change counts
 */
export function upgradeState(stored: PollState & OldState, rules: Rules): PollState {
	const { watched, devices, since } = stored;
	if (!watched || !devices) return stored;
	const known = Object.values(devices).map((device) => ({ ...device }));
	return { watchKey: watched, snapshot: takeBaseline(known, rules), polledAt: since };
}
