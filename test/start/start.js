/**
 * `npm start`: from a bare checkout to a list of devices. It installs and builds what is missing,
 * so it needs nothing but Node.js itself.
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

/** Runs a command and shows its output only if it fails. */
function step(title, command, args) {
	const begin = Date.now();
	process.stdout.write(`${title} … `);
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		cwd: ROOT,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		console.log('did not work:\n');
		console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim());
		process.exit(1);
	}
	console.log(`${((Date.now() - begin) / 1000).toFixed(1)} s`);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
	console.error(`Node.js 20.20 or newer is needed; this is ${process.versions.node}.`);
	process.exit(1);
}

if (!isInstalled()) step('Installing the development tools (1–2 minutes)', 'npm', ['ci']);
step('Building the package', 'npm', ['run', 'build']);
const { status } = spawnSync(
	process.execPath,
	['--import', 'tsx', join(__dirname, 'listDevices.ts')],
	{ cwd: ROOT, stdio: 'inherit' },
);
process.exit(status ?? 1);
