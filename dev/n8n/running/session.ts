import axios, { type AxiosInstance } from 'axios';

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
	const { data: settings } = await http.get('/settings');
	if (settings.data.userManagement.showSetupOnFirstLoad) {
		const owner = { email, password, firstName: 'Wassly', lastName: 'Owner' };
		await http.post('/owner/setup', owner);
	}
	const { headers } = await http.post('/login', { emailOrLdapLoginId: email, password });
	const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
	http.defaults.headers.common.cookie = cookies.join('; ');
	return http;
}
