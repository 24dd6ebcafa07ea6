/**
 * Loads the classes of a package as n8n does when it starts, and prints how many milliseconds that
 * takes after n8n-workflow is loaded.
 *
 *     NODE_PATH=<n8n's node_modules> node load.js <folder of the package>
 */
const { basename, join } = require('node:path');
const { performance } = require('node:perf_hooks');

const folder = process.argv[2];
const { nodes, credentials } = require(join(folder, 'package.json')).n8n;
// The one that the package itself loads, not the one of this repository.
require(require.resolve('n8n-workflow', { paths: [folder] }));

const begin = performance.now();
for (const file of [...nodes, ...credentials]) {
	const [className] = basename(file).split('.');
	new (require(join(folder, file))[className])();
}
console.log(performance.now() - begin);
