/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { join } from 'node:path';
import { CACHE } from '../n8n/install/cache';
import { VERSIONS } from '../n8n/install/n8n';

/** n8n's user folder for `npm run editor`: one per port, so that no two n8n share a database. */
export const editorFolder = (port: number) => join(CACHE, `editor-${VERSIONS.current}-${port}`);
