/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { createServer, type AddressInfo } from 'node:net';

/**
 * @param wanted a certain port, or any free one
 * @returns a port that nothing listens on at 127.0.0.1
 * @throws if the wanted port is taken
 */
export async function freePort(wanted = 0): Promise<number> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(wanted, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
