/**
 * `npm run build`: bundles all code into dist/wassly.js, with one small file for each class that n8n
 * loads (see docs/decisions.md), and copies icons, codex and schemas. It doesn't check types.
 *
 * With SOURCE_MAPS=1, a debugger stops in the TypeScript source. Never publish such a build.
 */
const { cp, readdir, rm } = require('node:fs/promises');
const { dirname, join, resolve } = require('node:path');
const { n8n } = require('../package.json');

process.chdir(resolve(__dirname, '..'));

async function compile() {
	const { build } = await import('rolldown');
	const entries = [...n8n.nodes, ...n8n.credentials].map(
		(file) => /^dist\/(.+)\.js$/.exec(file)[1],
	);
	await build({
		input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
		external: ['n8n-workflow'],
		platform: 'node',
		transform: { target: 'es2022' },
		output: {
			dir: 'dist',
			format: 'cjs',
			// Reviewers and users read what is shipped.
			minify: false,
			exports: 'named',
			codeSplitting: { groups: [{ name: 'wassly', minShareCount: 1 }] },
			chunkFileNames: '[name].js',
			// Inside the code, with absolute paths: the tests run a packed copy in another folder.
			sourcemap: process.env.SOURCE_MAPS === '1' && 'inline',
			sourcemapPathTransform: (source, map) => resolve(dirname(map), source),
		},
	});
}

async function copyAssets() {
	for (const folder of ['nodes', 'icons']) {
		const files = await readdir(folder, { recursive: true });
		const assets = files.filter((file) => /\.(svg|png|json)$/.test(file));
		for (const file of assets) await cp(join(folder, file), join('dist', folder, file));
	}
}

async function build() {
	await rm('dist', { recursive: true, force: true });
	await Promise.all([compile(), copyAssets()]);
}

build().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
