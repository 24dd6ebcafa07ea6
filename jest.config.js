/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
	globalSetup: '<rootDir>/test/engine/packOnce.ts',
	// A run that waits for Retry-After or a time limit takes seconds; none comes near this.
	testTimeout: 60_000,
};
