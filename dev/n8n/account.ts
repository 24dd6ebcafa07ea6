import type { Simulator } from '../simulator/simulator';

/** The credential as the examples name it. */
export const accountOf = ({ credential }: Pick<Simulator, 'credential'>) => ({
	name: 'Wassly account',
	type: 'wasslyApi',
	data: credential,
});
