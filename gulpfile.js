const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

const ASSETS = ['nodes', 'icons'].map((folder) => `${folder}/**/*.{svg,png,json}`);

const clean = () => rm('dist', { recursive: true, force: true });

/**
 * Bundles one file for each class that n8n loads, and one for what they share: n8n reads three files
 * at its start instead of sixty (see docs/decisions.md). `npm run typecheck` checks the types.
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
			// Reviewers and users read what is shipped: nothing is minified, and comments are kept.
			minify: false,
			exports: 'named',
			codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
			chunkFileNames: '[name].js',
		},
	});
}

// Without `base` the folder names are lost; without `encoding: false` gulp 5 corrupts pictures.
const copyAssets = () => src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));

const build = series(clean, parallel(compile, copyAssets));

module.exports = { build, default: build };
