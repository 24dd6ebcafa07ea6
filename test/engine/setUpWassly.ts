import { Simulator } from '../../dev/simulator/simulator';
import { Engine } from '../../dev/engine/engine';
import { packageFolder } from '../../dev/engine/pack';

/** What most tests need: the packed package in n8n's engine, and a Wassly with a new account. */
export function setUpWassly() {
	const wassly = {} as { engine: Engine; simulator: Simulator };

	beforeAll(async () => {
		wassly.engine = await Engine.load(packageFolder('jest'));
		wassly.simulator = await Simulator.start();
	});

	beforeEach(() => {
		wassly.simulator.reset();
		wassly.engine.saveCredential(wassly.simulator.credential);
		wassly.engine.saveCredential(wassly.simulator.loginCredential, 'wasslyLoginApi');
	});

	afterAll(async () => await wassly.simulator.stop());

	return wassly;
}
