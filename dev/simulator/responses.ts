/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { ServerResponse } from 'node:http';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

export function sendPage(response: ServerResponse, title: string): void {
	response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
	response.end(`<!DOCTYPE html><html><head><title>${title}</title></head><body></body></html>`);
}

export function sendEmpty(response: ServerResponse): void {
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end();
}
