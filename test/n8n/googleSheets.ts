/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';

/** A key with a certificate for Google's host, signed by itself and valid for a hundred years. */
const PEM = join(__dirname, 'googleSheets.pem');

const TOKEN = 'google-access-token';

/** Stands in for the API of Google Sheets, with one sheet, behind a proxy that leads nowhere else. */
export class GoogleSheets {
	/** The rows of the sheet. The first one has the names of the columns. */
	rows: string[][] = [];

	private readonly api = createSecureServer(
		{ key: readFileSync(PEM), cert: readFileSync(PEM) },
		async (request, response) => {
			const isAllowed = request.headers.authorization === `Bearer ${TOKEN}`;
			response.writeHead(isAllowed ? 200 : 401, { 'content-type': 'application/json' });
			response.end(JSON.stringify(isAllowed ? await this.respond(request) : {}));
		},
	);

	private readonly proxy = createServer().on('connect', (request, socket) => {
		if (request.url !== 'sheets.googleapis.com:443') {
			socket.destroy();
			return;
		}
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		this.api.emit('connection', socket);
	});

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.proxy.listen(0, '127.0.0.1', resolve));
	}

	/** What leads an n8n here instead of to Google. */
	get settings(): Record<string, string> {
		const { port } = this.proxy.address() as AddressInfo;
		return { HTTPS_PROXY: `http://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: PEM };
	}

	/** A credential of a person who has signed in to Google, as n8n stores it. */
	readonly credential = {
		id: 'google',
		name: 'Google Sheets account',
		type: 'googleSheetsOAuth2Api',
		data: {
			...{ clientId: 'client', clientSecret: 'client-secret' },
			oauthTokenData: { access_token: TOKEN, refresh_token: 'unused', token_type: 'Bearer' },
		},
	};

	async stop(): Promise<void> {
		this.proxy.closeAllConnections();
		await new Promise((resolve) => this.proxy.close(resolve));
	}

	private async respond(request: IncomingMessage): Promise<object> {
		const { pathname } = new URL(request.url ?? '', 'https://sheets.googleapis.com');
		if (pathname.includes('/values/')) return { values: this.rows };
		if (pathname.endsWith('/values:batchUpdate')) {
			const { data } = (await json(request)) as {
				data: Array<{ range: string; values: string[][] }>;
			};
			for (const { range: cell, values } of data) this.write(cell, String(values[0]?.[0]));
			return {};
		}
		return { sheets: [{ properties: { sheetId: 0, title: 'Sheet1' } }] };
	}

	/** @param cell such as `Sheet1!C2` */
	private write(cell: string, value: string): void {
		const [, column = '', row = ''] = /!([A-Z])(\d+)$/.exec(cell) ?? [];
		const cells = this.rows[Number(row) - 1];
		if (!cells) throw new Error(`There is no cell ${cell}`);
		cells[column.charCodeAt(0) - 'A'.charCodeAt(0)] = value;
	}
}
