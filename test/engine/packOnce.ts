import { pack } from './pack';

/** jest's global setup: all tests run the package that npm would ship. */
export default async () => {
	await pack('jest');
};
