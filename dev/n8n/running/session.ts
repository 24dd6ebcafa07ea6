import axios, { type AxiosInstance } from 'axios';
import { until } from '../../until';

export interface Owner {
	email: string;
	password: string;
}

/**
 * Signs in to n8n, and creates the owner first if there is none yet.
 *
 * @returns a client of n8n's REST API with the session's cookies
 */
export async function signIn(url: string, { email, password }: Owner): Promise<AxiosInstance> {
	const http = axios.create({ baseURL: `${url}/rest`, headers: { 'push-ref': 'rest' } });
	const settings = await settingsOf(http);
	if (settings.userManagement.showSetupOnFirstLoad) {
		const owner = { email, password, firstName: 'Wassly', lastName: 'Owner' };
		await http.post('/owner/setup', owner);
	}
	const { headers } = await http.post('/login', { emailOrLdapLoginId: email, password });
	const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
	http.defaults.headers.common.cookie = cookies.join('; ');
	return http;
}

interface Settings {
	userManagement: { showSetupOnFirstLoad?: boolean };
}

/** n8n 1 says that it is ready before its REST API is. */
async function settingsOf(http: AxiosInstance): Promise<Settings> {
	let settings: Settings | undefined;
	await until('n8n has its REST API', async () => {
		const { status, data } = await http.get('/settings', { validateStatus: () => true });
		if (status === 200) settings = data.data as Settings;
		return settings !== undefined;
	});
	return settings as Settings;
}
