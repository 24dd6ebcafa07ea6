/**
 * Runs a program of this project in a fresh clone with nothing but Node.js: it first installs the
 * development tools if they are missing, and builds the package.
 *
 *     node dev/start/run.js dev/start/listDevices.ts
 */
const { spawnSync } = require('node:child_process');
const { existsSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');

const ROOT = resolve(__dirname, '../..');

function isInstalled() {
	const installed = join(ROOT, 'node_modules/.package-lock.json');
	const wanted = join(ROOT, 'package-lock.json');
	return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}

/** Runs a command. Prints its output only if it fails. */
function step(title, command, args) {
	const begin = Date.now();
	process.stdout.write(`${title} … `);
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		cwd: ROOT,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		console.log('failed:\n');
		console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim());
		process.exit(1);
	}
	console.log(`${((Date.now() - begin) / 1000).toFixed(1)} s`);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
	console.error(`This needs Node.js 20.20 or newer, not ${process.versions.node}.`);
	process.exit(1);
}

if (!isInstalled()) step('Installing the development tools (1–2 minutes)', 'npm', ['ci']);
step('Building the package', 'npm', ['run', 'build']);
require('tsx/cjs');
require(resolve(process.argv[2]));
