/**
 * Runs a command while standard input is open. When it closes, the command and all processes that
 * it started end: so nothing outlives the parent process, however that ends.
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
		// It has already exited.
	}
}

child.on('error', ({ message }) => {
	console.error(message);
	process.exit(127);
});
child.on('exit', (code, name) => {
	// The processes that it started, too.
	signal('SIGKILL');
	process.exit(name ? 1 : code);
});

// Only the end of the parent, which closes standard input, ends the command.
for (const name of ['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGTERM']) process.on(name, () => {});
process.stdin.on('data', (line) => {
	if (String(line).trim() === 'SIGKILL') signal('SIGKILL');
});
process.stdin.on('close', () => {
	signal('SIGTERM');
	setTimeout(() => signal('SIGKILL'), GRACE_MS);
});
