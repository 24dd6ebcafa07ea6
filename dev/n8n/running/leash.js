/**
 * Runs a command for as long as its own standard input is open, and ends it, with everything that
 * it started, when that closes: so nothing outlives a parent, however the parent ends.
 *
 * A line "SIGKILL" on standard input kills the command at once.
 */
const { spawn } = require('node:child_process');

const GRACE_MS = 15_000;

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

function signal(name) {
	try {
		process.kill(-child.pid, name);
	} catch {
		// It is gone already.
	}
}

child.on('error', ({ message }) => {
	console.error(message);
	process.exit(127);
});
child.on('exit', (code, name) => {
	// What it has started itself, too.
	signal('SIGKILL');
	process.exit(name ? 1 : code);
});

// Only the end of the parent counts, which closes standard input.
for (const name of ['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGTERM']) process.on(name, () => {});
process.stdin.on('data', (line) => {
	if (String(line).trim() === 'SIGKILL') signal('SIGKILL');
});
process.stdin.on('close', () => {
	signal('SIGTERM');
	setTimeout(() => signal('SIGKILL'), GRACE_MS);
});
