/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
	globalSetup: '<rootDir>/test/engine/packOnce.ts',
	setupFiles: ['reflect-metadata'],
	// n8n prints every refusal that a test provokes.
	silent: true,
	// A run that waits for Retry-After or a time limit takes seconds; none comes near this.
	testTimeout: 60_000,
};
