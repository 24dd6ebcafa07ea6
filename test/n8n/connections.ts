/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import http from 'node:http';

// n8n closes a connection that is idle for five seconds: a request that takes it at the same moment fails.
http.globalAgent = new http.Agent({ keepAlive: false });
