import { debianPackages } from '../../../dev/n8n/install/debian';
import { run } from '../../../dev/n8n/install/run';

/** Installs nginx, PHP and OpenSSL, where Debian has them. */
export async function installServers(): Promise<void> {
	await debianPackages({ nginx: 'nginx', php: 'php-cli', openssl: 'openssl' });
	await debianPackages({ [await phpFpm()]: 'php-fpm' });
}

/** The name of PHP's server, which has its version in it. */
export async function phpFpm(): Promise<string> {
	const code = 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;';
	return `php-fpm${await run("PHP doesn't run", 'php', ['-r', code])}`;
}
