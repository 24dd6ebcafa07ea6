/** @type {import('jest').Config} */
module.exports = {
	...require('../../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/backend/**/*.test.ts'],
	testPathIgnorePatterns: [],
	globalSetup: '<rootDir>/test/backend/setup.ts',
	// Each file starts servers of its own: more than one at a time would only wait for each other.
	maxWorkers: 1,
	// Uploading 60 MB takes seconds; none comes near this.
	testTimeout: 180_000,
	verbose: true,
};
