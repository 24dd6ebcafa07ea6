/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
/** What real servers and proxies do besides responding as documented. */
import { createGzip, gzipSync } from 'node:zlib';
import { PROFILE } from './account';
import { manyDevices } from './devices';
import type { Handler } from './routes/handler';
import { sendJson, sendPage } from './responses';

/** Responds in place of the documented API. */
export type Misbehavior = (...args: Parameters<Handler>) => void;

export const status =
	(code: number, body: unknown = '', headers: Record<string, string> = {}): Misbehavior =>
	(_request, response) => {
		Object.entries(headers).forEach(([name, value]) => response.setHeader(name, value));
		sendJson(response, code, body);
	};

export const body =
	(text: string, contentType = 'application/json'): Misbehavior =>
	(_request, response) => {
		response.writeHead(200, { 'content-type': contentType });
		response.end(text);
	};

export const json = (value: unknown): Misbehavior => body(JSON.stringify(value));

export const page =
	(title: string): Misbehavior =>
	(_request, response) =>
		sendPage(response, title);

export const redirect =
	(location: string, code = 302): Misbehavior =>
	(_request, response) => {
		response.writeHead(code, { location });
		response.end();
	};

export const emptyBody = body('');

export const brokenJson = body('{"success":true,"devices":[{"id":"device_');

/** Receives the request and never responds. */
export const silence: Misbehavior = () => {};

export const reset: Misbehavior = (request) => {
	request.socket.resetAndDestroy();
};

/** Closes the connection in the middle of the response. */
export const cutBody: Misbehavior = (_request, response) => {
	response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
	response.write('{"success":true,"devices":[', () => response.destroy());
};

/** The same for a compressed response, as most are. */
export const cutGzip: Misbehavior = (_request, response) => {
	const whole = gzipSync(JSON.stringify({ success: true, devices: manyDevices(1000) }));
	response.writeHead(200, {
		'content-type': 'application/json',
		'content-encoding': 'gzip',
		'content-length': whole.length,
	});
	response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
};

/** A documented list of so many bytes, filled up with spaces. */
export const listOf = (bytes: number): Misbehavior => {
	const list = JSON.stringify({ success: true, devices: manyDevices(1) });
	return body(list + ' '.repeat(bytes - list.length));
};

/** The same of 256 MiB, compressed to a thousandth. */
export const gzipBomb: Misbehavior = (_request, response) => {
	const list = JSON.stringify({ success: true, devices: manyDevices(1) });
	const spaces = gzipSync(' '.repeat(2 ** 20));
	response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
	response.end(Buffer.concat([gzipSync(list), ...Array.from({ length: 256 }, () => spaces)]));
};

/** Sends spaces as fast as they are taken, without an end. */
export const endless: Misbehavior = (_request, response) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	const spaces = ' '.repeat(2 ** 20);
	const send = () => {
		while (!response.destroyed && response.write(spaces));
	};
	response.on('drain', send);
	send();
};

/** Sends a byte every 50 ms: never idle, never finished. */
export const trickle: Misbehavior = (_request, response) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	const timer = setInterval(() => response.write(' '), 50);
	response.on('close', () => clearInterval(timer));
};

/** The same, compressed. */
export const trickleGzip: Misbehavior = (_request, response) => {
	response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
	const gzip = createGzip();
	gzip.pipe(response);
	const timer = setInterval(() => {
		gzip.write(' ');
		gzip.flush();
	}, 50);
	response.on('close', () => clearInterval(timer));
};

/** Responds with something that isn't HTTP. */
export const notHttp: Misbehavior = (request) => {
	request.socket.end('220 mail.example ESMTP\r\n');
};

export const brokenGzip: Misbehavior = (_request, response) => {
	response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
	response.end('{"success":true,"devices":[]}');
};

/** Repeats the request's secrets in every place that can hold a text. */
export const echo =
	(code: number): Misbehavior =>
	({ headers }, response, { apikey, token }) => {
		const text = `No entry for ${headers.authorization} with ${headers.apikey}`;
		sendJson(response, code, {
			success: code === 200,
			message: text,
			errors: { token: [text] },
			[apikey]: token,
			devices: [{ id: 1, instance_id: token, name: text, session: { [token]: [{ apikey }] } }],
		});
	};

/** Rejects a login with a response that holds everything it knows about the user. */
export const echoLogin =
	(code: number): Misbehavior =>
	(_request, response, { apikey, email, password }) =>
		sendJson(response, code, {
			success: false,
			message: `No login for ${email} with ${password} and ${apikey}`,
			data: PROFILE,
		});
