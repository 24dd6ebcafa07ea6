/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { nth } from '@test/support/items';

/**
 * What may happen to one request on its way to Wassly and back. `arrives` says whether Wassly gets
 * it, which no client can know.
 */
export type Fault =
	| { kind: 'none' }
	/** The response comes late, or too late. */
	| { kind: 'delay'; milliseconds: number }
	/** The connection ends after so many bytes of the response, its headers included. */
	| { kind: 'cut'; bytes: number; announced: boolean }
	/** The connection ends in the middle of the body. */
	| { kind: 'halfBody' }
	/** The response isn't HTTP. */
	| { kind: 'noise'; bytes: Uint8Array; arrives: boolean }
	/** The response is HTTP, with a body that isn't what it says. */
	| { kind: 'garbage'; status: number; type: string; bytes: Uint8Array; arrives: boolean }
	/** The response echoes the request's headers, which says neither yes nor no. */
	| { kind: 'echo'; status: number; arrives: boolean }
	/** The response is a good one, to a request of another kind. */
	| { kind: 'mixedUp'; other: Other; arrives: boolean }
	/** The response comes, and then more bytes. */
	| { kind: 'tooMuch'; bytes: Uint8Array }
	| { kind: 'reset'; arrives: boolean }
	| { kind: 'never'; arrives: boolean };

export type Other = 'list' | 'login' | 'send' | 'page';

const arrives = fc.boolean();
const bytes = fc.uint8Array({ maxLength: 600 });

const faultOf = (operation: 'list' | 'send'): fc.Arbitrary<Fault> =>
	fc.oneof(
		{ weight: 4, arbitrary: fc.constant({ kind: 'none' as const }) },
		fc.record({ kind: fc.constant('delay' as const), milliseconds: fc.nat(1300) }),
		fc.record({
			kind: fc.constant('cut' as const),
			bytes: fc.nat(45_000),
			announced: fc.boolean(),
		}),
		fc.record({ kind: fc.constant('halfBody' as const) }),
		fc.record({ kind: fc.constant('noise' as const), bytes, arrives }),
		fc.record({
			kind: fc.constant('garbage' as const),
			status: fc.constantFrom(200, 201, 204, 500, 502, 503, 504),
			type: fc.constantFrom('application/json', 'text/html', 'application/octet-stream'),
			bytes,
			arrives,
		}),
		fc.record({
			kind: fc.constant('echo' as const),
			status: fc.constantFrom(200, 500),
			arrives,
		}),
		fc.record({
			kind: fc.constant('mixedUp' as const),
			// No client could tell that a response of the same kind is somebody else's.
			other: fc.constantFrom<Other>(operation === 'list' ? 'send' : 'list', 'login', 'page'),
			arrives,
		}),
		fc.record({ kind: fc.constant('tooMuch' as const), bytes }),
		fc.record({ kind: fc.constant('reset' as const), arrives }),
		fc.record({ kind: fc.constant('never' as const), arrives }),
	);

/** What happens to so many requests of a batch, always the same for a seed. */
export const makeFaults = (seed: number, count: number): Fault[] =>
	fc.sample(faultOf('send'), { seed, numRuns: count });

/** One run of the node, and what happens to its requests, in order. */
export interface Plan {
	operation: 'list' | 'send';
	authentication: 'token' | 'login';
	/** With Email and Password: whether the token of the previous run has expired. */
	hasExpired: boolean;
	/** What the option If Not Connected says. */
	ifNotConnected: 'send' | 'stop';
	faults: Fault[];
}

/** @returns as many lists as sends, alternating, always the same for a seed */
export function makePlans(seed: number, ofEach: number): Plan[] {
	const sample = (operation: Plan['operation']) =>
		fc.sample(
			fc.record<Plan>({
				operation: fc.constant(operation),
				authentication: fc.constantFrom('token', 'token', 'login'),
				hasExpired: fc.boolean(),
				ifNotConnected: fc.constantFrom('send', 'stop'),
				faults: fc.array(faultOf(operation), { minLength: 1, maxLength: 5 }),
			}),
			{ seed, numRuns: ofEach },
		);
	const sends = sample('send');
	return sample('list').flatMap((list, index) => [list, nth(sends, index)]);
}

/** Whether the node's timeout may end a request of this run. */
export const mayTimeOut = ({ faults }: Plan): boolean =>
	faults.some(({ kind }) => kind === 'never' || kind === 'delay');
