/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// Those of the real n8n, and of the bad line, have a configuration of their own.
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/', '<rootDir>/test/faults/'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
	globalSetup: '<rootDir>/test/engine/packOnce.ts',
	// A run that waits for Retry-After or a time limit takes seconds; none comes near this.
	testTimeout: 60_000,
};
