/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
/** `npm run countries`: writes the table of countries anew, after an update of libphonenumber-js. */
import { writeFileSync } from 'node:fs';
import { FILE, render } from './table';

writeFileSync(FILE, render());
