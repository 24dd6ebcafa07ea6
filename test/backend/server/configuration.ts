/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { join } from 'node:path';

/** The addresses at which nginx behaves in different ways. */
export const SITES = ['plain', 'gzip', 'warning', 'small', 'down', 'redirect', 'tls'] as const;

export type Ports = Record<(typeof SITES)[number], number>;

const SCRIPT = join(__dirname, 'wassly.php');

const isRoot = process.getuid?.() === 0;

/** @param folder holds everything that nginx and PHP write */
export function nginxConfiguration(folder: string, ports: Ports): string {
	const php = (socket = 'php.sock', warns = 'no') => `location / {
			fastcgi_pass unix:${folder}/${socket};
			fastcgi_param SCRIPT_FILENAME ${SCRIPT};
			fastcgi_param REQUEST_METHOD $request_method;
			fastcgi_param REQUEST_URI $request_uri;
			fastcgi_param CONTENT_TYPE $content_type;
			fastcgi_param CONTENT_LENGTH $content_length;
			fastcgi_param ARRIVALS ${folder}/arrivals;
			fastcgi_param WARNS ${warns};
		}`;
	const site = (name: keyof Ports, content: string, tls = '') =>
		`server { listen 127.0.0.1:${ports[name]}${tls}; ${content} }`;
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	return `${isRoot ? 'user root;' : ''}
		daemon off;
		pid ${folder}/nginx.pid;
		error_log stderr;
		events {}
		http {
			access_log off;
			client_max_body_size 256m;
			${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
			${site('plain', php())}
			${site('gzip', `gzip on; gzip_types application/json; gzip_min_length 1; ${php()}`)}
			${site('warning', php('php.sock', 'yes'))}
			${site('small', `client_max_body_size 1m; ${php()}`)}
			${site('down', php('nobody.sock'))}
			${site('redirect', `return 301 https://localhost:${ports.tls}$request_uri;`)}
			${site(
				'tls',
				`ssl_certificate ${folder}/certificate.pem; ssl_certificate_key ${folder}/key.pem; ${php()}`,
				' ssl',
			)}
		}`;
}

/** PHP as a service runs it, except that it displays its warnings, as careless ones do. */
export const phpConfiguration = (folder: string) => `[global]
error_log = ${folder}/php.log
daemonize = no
[www]
listen = ${folder}/php.sock
${isRoot ? 'user = root\ngroup = root' : ''}
pm = static
pm.max_children = 2
php_admin_value[display_errors] = 1
php_admin_value[error_reporting] = -1
php_admin_value[upload_max_filesize] = 128M
php_admin_value[post_max_size] = 256M
php_admin_value[upload_tmp_dir] = ${folder}
`;
