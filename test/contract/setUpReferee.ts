/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setUpWassly } from '@test/support/setUpWassly';
import { Referee } from './referee';

/** Sets up Wassly, with a referee between the node and the simulator, new for each test. */
export function setUpReferee() {
	const wassly = setUpWassly();
	const contract = { wassly } as { wassly: typeof wassly; referee: Referee };

	beforeEach(async () => {
		const { engine, simulator } = wassly;
		contract.referee = await Referee.start(simulator.url);
		const { url: baseUrl } = contract.referee;
		engine.saveCredential({ ...simulator.credential, baseUrl });
		engine.saveCredential({ ...simulator.loginCredential, baseUrl }, 'wasslyLoginApi');
	});

	afterEach(async () => await contract.referee.stop());

	return contract;
}
