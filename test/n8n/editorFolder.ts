/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { join } from 'node:path';
import { CACHE } from './install/cache';
import { VERSIONS } from './install/n8n';

/** The user folder of `npm run editor`: one for each port, so that no two n8n share a database. */
export const editorFolder = (port: number) => join(CACHE, `editor-${VERSIONS.current}-${port}`);
