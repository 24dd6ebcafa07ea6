/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// Tests in the real n8n, over a bad connection and with nginx and PHP have their own configurations.
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(n8n|faults|backend)/'],
	// The global setup builds before each run: what it writes must not start the next one.
	watchPathIgnorePatterns: ['<rootDir>/dist/'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
	// The aliases of tsconfig.json. jest doesn't apply them to globalSetup and what it imports.
	moduleNameMapper: { '^@(dev|nodes|test)/(.+)$': '<rootDir>/$1/$2' },
	// On two cores, jest takes one by default. Tests of pauses and time limits wait most of the time.
	maxWorkers: 4,
	globalSetup: '<rootDir>/test/support/packOnce.ts',
	// A run that waits for Retry-After or a time limit takes seconds; none comes near this.
	testTimeout: 60_000,
	// What a failed test has left running must not keep CI waiting.
	forceExit: true,
};
