import type { Simulator } from '../simulator/simulator';

/** A simulator's credential under the name that the examples use. */
export const accountOf = ({ credential }: Pick<Simulator, 'credential'>) => ({
	name: 'Wassly account',
	type: 'wasslyApi',
	data: credential,
});
