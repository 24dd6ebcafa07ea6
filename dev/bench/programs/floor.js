/**
 * What any client of the Wassly API needs at least: a process of its own with nothing in it but
 * axios. It does one job for each message that comes from the parent, and answers with how many
 * milliseconds that took.
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
