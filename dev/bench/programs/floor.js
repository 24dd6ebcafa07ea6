/**
 * The least that any client of the Wassly API needs: a process with nothing but axios. It does one
 * job for each message from the parent process, and replies with the milliseconds that it took.
 */
const { performance } = require('node:perf_hooks');
const axios = require('axios').default;

const jobs = {
	async list({ url, headers }) {
		const { data } = await axios.get(url, { headers, responseType: 'text', transformResponse: [] });
		JSON.parse(data);
	},

	async send({ url, headers, form, times }) {
		for (let i = 0; i < times; i++) {
			const body = new FormData();
			for (const [name, value] of Object.entries(form)) body.append(name, value);
			await axios.post(url, body, { headers });
		}
	},
};

process.on('message', async ({ job, ...details }) => {
	const begin = performance.now();
	await jobs[job](details);
	process.send({ milliseconds: performance.now() - begin });
});
