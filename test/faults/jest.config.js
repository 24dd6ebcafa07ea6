/** @type {import('jest').Config} */
module.exports = {
	...require('../../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/faults/**/*.test.ts'],
	testPathIgnorePatterns: [],
	// A thousand runs take a minute or two.
	testTimeout: 900_000,
	verbose: true,
};
