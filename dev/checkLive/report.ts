/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_BASE_URL } from '../../nodes/shared/api';
import { isObject } from '../../nodes/shared/http/body';
import { readDescription } from '../contract/description';
import { compare } from './compare';
import { safeNames } from './fieldNames';
import type { LiveAccount, Visit, Visits } from './visit';

/** What the check found. */
export interface Report {
	/** Markdown without any value of a response. */
	text: string;
	differs: boolean;
	/** Whether a list came, which is the least that it takes to compare anything. */
	hasLooked: boolean;
}

/** @param secrets what a person typed, besides the account */
export function makeReport(account: LiveAccount, seen: Visits, secrets: string[]): Report {
	const description = readDescription();
	const { visits } = seen;
	const bodies = visits.map(({ response }) => response.body);
	const { baseUrl, ...own } = account;
	const safeName = safeNames([...bodies, own, secrets]);
	const found = visits.map((visit) => ({ visit, ...compare(description, visit, safeName) }));
	const section = (title: string, key: 'same' | 'notSeen' | 'notDocumented') => {
		const lines = found.flatMap(({ visit, ...comparison }) =>
			comparison[key].map((line) => `- ${visit.name}: ${line}`),
		);
		return [`### ${title}`, '', ...(lines.length > 0 ? lines : ['Nothing.']), ''];
	};
	const address = baseUrl === DEFAULT_BASE_URL ? 'the documented address' : 'another address';
	const text = [
		'## Wassly beside docs/openapi.yaml',
		'',
		`n8n-nodes-wassly ${packageVersion()}, Node.js ${process.versions.node}, ${address}`,
		'',
		'| Call | Status | Content type | Time |',
		'| --- | --- | --- | --- |',
		...visits.map(row),
		'',
		...notes(seen).flatMap((note) => [note, '']),
		...section('Documented and seen', 'same'),
		...section('Documented and not seen', 'notSeen'),
		...section('Seen and not documented', 'notDocumented'),
	].join('\n');
	return {
		text,
		differs: found.some(({ notSeen, notDocumented }) => notSeen.length + notDocumented.length > 0),
		hasLooked: visits.some(isList),
	};
}

const isList = ({ name, response: { status, body } }: Visit) =>
	name === 'list' && status === 200 && isObject(body) && body.success !== false;

const packageVersion = () => {
	const text = readFileSync(join(__dirname, '../../package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
};

const TYPES = ['application/json', 'text/html', 'text/plain', 'none'];

const row = ({ name, response: { status, type, milliseconds } }: Visit) =>
	`| ${name} | ${status} | ${TYPES.includes(type) ? type : 'another'} | ${milliseconds} ms |`;

function notes({ visits, stopped, notSent }: Visits): string[] {
	const names = new Set(visits.map(({ name }) => name));
	return [
		...(stopped ? [`Stopped: ${stopped}.`] : []),
		...(names.has('login') ? [] : ['No login: a token was given.']),
		...(notSent ? [`No message: ${notSent}.`] : []),
	];
}
