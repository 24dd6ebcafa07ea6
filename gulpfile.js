const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, parallel, series, src, watch } = require('gulp');

const SOURCES = '{nodes,credentials}/**/*.ts';
// The pattern keeps the folder names in dist only because it starts with a brace, not with a folder.
const ASSETS = '{nodes,credentials,icons}/**/*.{svg,png,json}';

const clean = () => rm('dist', { recursive: true, force: true });

async function compile() {
	try {
		await promisify(execFile)(process.execPath, [require.resolve('typescript/bin/tsc')]);
	} catch (error) {
		throw new Error(error.stdout || error.message);
	}
}

// Without `encoding: false` gulp 5 reads pictures as text and breaks them.
const copyAssets = () => src(ASSETS, { encoding: false }).pipe(dest('dist'));

const build = series(clean, parallel(compile, copyAssets));

function watchAll() {
	watch(SOURCES, { ignoreInitial: false }, compile);
	watch(ASSETS, { ignoreInitial: false }, copyAssets);
}

module.exports = { build, watch: watchAll, default: build };
