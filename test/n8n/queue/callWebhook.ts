import axios, { isAxiosError, type AxiosRequestConfig, type AxiosResponse } from 'axios';

/** Longer than any run takes. */
const LIMIT_MS = 100_000;

/**
 * Calls a webhook of n8n in queue mode. The main process begins to listen for the end of a job some time
 * after it has put it into the queue (Bull's `job.finished()`). If the job has ended by then, which takes
 * a busy main process and a very quick run, n8n never responds.
 *
 * @returns undefined for such a call
 */
export async function callWebhook<T>(
	request: AxiosRequestConfig,
): Promise<AxiosResponse<T> | undefined> {
	const options = { timeout: LIMIT_MS, validateStatus: () => true };
	return await axios.request<T>({ ...request, ...options }).catch((error: unknown) => {
		if (isAxiosError(error) && error.code === 'ECONNABORTED') return undefined;
		throw error;
	});
}
