/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { join } from 'node:path';
import { CACHE } from '../n8n/install/cache';
import { VERSIONS } from '../n8n/install/n8n';

/** The user folder of `npm run editor`: one for each port, so that no two n8n share a database. */
export const editorFolder = (port: number) => join(CACHE, `editor-${VERSIONS.current}-${port}`);
