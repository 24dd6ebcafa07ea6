/** @type {import('jest').Config} */
module.exports = {
	...require('../../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/n8n/**/*.test.ts'],
	testPathIgnorePatterns: [],
	globalSetup: '<rootDir>/test/n8n/setup.ts',
	setupFiles: ['<rootDir>/test/n8n/connections.ts'],
	// Each file starts servers of its own, which spend half of their time waiting. One n8n and a browser
	// take a gigabyte.
	maxWorkers: 3,
	// n8n itself takes up to half a minute to start, and a browser its time for each page.
	testTimeout: 180_000,
	verbose: true,
};
