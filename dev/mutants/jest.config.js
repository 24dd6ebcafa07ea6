const { join } = require('node:path');
const everything = require('../../jest.config.js');

/**
 * The tests that import what they are about. Those in n8n's engine load the package as npm ships it, and
 * wouldn't see a change of its source.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...everything,
	rootDir: join(__dirname, '../..'),
	// It packs the package.
	globalSetup: undefined,
	// Many a change makes a test wait for ever. The slowest takes 2 seconds.
	testTimeout: 10_000,
	testMatch: [
		'Wassly/resources/message/{recipient/{library,phoneNumber},sending/*,text/*}',
		'WasslyTrigger/{compare/*,deviceSelection,pollState}',
		'shared/{readTime,timer,device/device,device/sortDevices,http/*}',
	].map((files) => `<rootDir>/test/nodes/${files}.test.ts`),
};
