const { rm } = require('node:fs/promises');
const { dirname, resolve } = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

const ASSETS = ['nodes', 'icons'].map((folder) => `${folder}/**/*.{svg,png,json}`);

const clean = () => rm('dist', { recursive: true, force: true });

/**
 * Bundles all code into dist/wassly.js, with one small file for each class that n8n loads (see
 * docs/decisions.md). It doesn't check types.
 *
 * With SOURCE_MAPS=1, a debugger stops in the TypeScript source. Never publish such a build.
 */
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

// Without `base` the folder names are lost; without `encoding: false` gulp 5 corrupts pictures.
const copyAssets = () => src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));

const build = series(clean, parallel(compile, copyAssets));

module.exports = { build, default: build };
