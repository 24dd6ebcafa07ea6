const { n8n, scripts } = require('./package.json');

/** @type {import('knip').KnipConfig} */
module.exports = {
	entry: [
		...[...n8n.nodes, ...n8n.credentials].map((file) => file.replace(/^dist\/(.+)\.js$/, '$1.ts')),
		'gulpfile.js',
		// The programs that dev/start/run.js is given to run.
		...Object.values(scripts).flatMap((command) => command.match(/(?<=run\.js )\S+/) ?? []),
		// What runs as a process of its own is never imported.
		'{dev,test}/**/programs/*.{js,ts}',
		'dev/n8n/running/leash.js',
		// jest loads it.
		'dev/mutants/firstFailure.ts',
	],
	project: ['**/*.{ts,js,cjs,mjs}'],
	ignoreDependencies: [
		// dev/scan.ts imports it by a variable, since it has no types.
		'@n8n/scan-community-package',
		// StrykerJS loads it by its name.
		'@stryker-mutator/jest-runner',
	],
};
