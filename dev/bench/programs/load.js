/**
 * Loads the classes of a package as n8n does at its start, and prints how many milliseconds that
 * took after n8n-workflow was there.
 *
 *     NODE_PATH=<n8n's node_modules> node load.js <folder of the package>
 */
const { basename, join } = require('node:path');
const { performance } = require('node:perf_hooks');

const folder = process.argv[2];
const { nodes, credentials } = require(join(folder, 'package.json')).n8n;
// The very one that the package will find, which isn't that of this checkout.
require(require.resolve('n8n-workflow', { paths: [folder] }));

const begin = performance.now();
for (const file of [...nodes, ...credentials]) {
	const [className] = basename(file).split('.');
	new (require(join(folder, file))[className])();
}
console.log(performance.now() - begin);
