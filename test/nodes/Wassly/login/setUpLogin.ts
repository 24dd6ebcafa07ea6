/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { requestedPaths, setUpWassly } from '@test/support/setUpWassly';

/** Sets up Wassly, and a node that lists devices with email and password. */
export function setUpLogin() {
	const wassly = setUpWassly();

	/** @param options those of the node */
	const list = async (options: { timeout?: number } = {}) =>
		await wassly.engine.runNode({ parameters: { authentication: 'login', options } });

	/** What is stored in the credential. */
	const stored = () => wassly.engine.storedCredential('wasslyLoginApi') ?? {};

	return { wassly, list, stored, paths: () => requestedPaths(wassly) };
}
