const { rm } = require('node:fs/promises');
const { dirname, resolve } = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { homepage, n8n } = require('./package.json');

const [source] = homepage.split('#');

const ASSETS = ['nodes', 'icons'].map((folder) => `${folder}/**/*.{svg,png,json}`);

const clean = () => rm('dist', { recursive: true, force: true });

/** In one line what the bundler writes in six, for each name that one file takes from the other. */
const shortExports = {
	name: 'short-exports',
	renderChunk: (code) => ({
		code: code.replace(
			/^Object\.defineProperty\(exports, "(.+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return (.+);\s+\}\s+\}\);$/gm,
			'exports.$1 = $2;',
		),
		// They are at the end of the file, so every other line keeps its place.
		map: null,
	}),
};

/**
 * Bundles what n8n needs when it starts into dist/descriptions.js, and all that is loaded with import()
 * at its first use into dist/wassly.js. Each class that n8n loads has one small file beside them (see
 * docs/internals/decisions.md). It doesn't check types.
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
		plugins: [shortExports],
		platform: 'node',
		transform: { target: 'es2022' },
		output: {
			dir: 'dist',
			format: 'cjs',
			// Reviewers and users read what is shipped.
			minify: false,
			// They also need the comments marked @preserve; all others are in the repository.
			comments: { legal: true, annotation: true, jsdoc: false },
			banner: ({ isEntry }) => (isEntry ? '' : `// TypeScript, with all comments: ${source}`),
			exports: 'named',
			codeSplitting: {
				groups: [
					{ name: 'descriptions', tags: ['$initial'] },
					{ name: 'wassly', minShareCount: 1 },
				],
			},
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
