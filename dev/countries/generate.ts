/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
/** `npm run countries`: writes the table of countries anew, after an update of libphonenumber-js. */
import { writeFileSync } from 'node:fs';
import { FILE, render } from './table';

const names = new Intl.DisplayNames('en', { type: 'region' });

/** n8n finds a name by what is typed, and not everybody can type é. */
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");

writeFileSync(
	FILE,
	render((iso) => plain(names.of(iso) ?? iso)),
);
