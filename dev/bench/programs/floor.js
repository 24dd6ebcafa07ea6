/**
 * The least that any client of the Wassly API needs: a process with nothing but axios. For each
 * message from the parent process, it sends a request a number of times, and replies with the
 * milliseconds that this took.
 */
const { performance } = require('node:perf_hooks');
const axios = require('axios').default;

process.on('message', async ({ url, headers, form, times }) => {
	const begin = performance.now();
	for (let i = 0; i < times; i++) {
		const data = form && new FormData();
		for (const [name, value] of Object.entries(form ?? {})) data.append(name, value);
		const method = form ? 'POST' : 'GET';
		const response = await axios({
			url,
			method,
			headers,
			data,
			responseType: 'text',
			transformResponse: [],
		});
		JSON.parse(response.data);
	}
	process.send(performance.now() - begin);
});
