/** Packages and Node.js itself aren't ours. */
const OURS = '^(nodes|credentials|dev|test)/';
const SHARED = '^nodes/shared/';

/** What a folder or file of nodes/shared may import of ours, itself included. */
const only = (name, comment, from, ...allowed) => ({
	name,
	comment,
	severity: 'error',
	from: { path: SHARED + from },
	to: { path: OURS, pathNot: allowed.map((path) => SHARED + path) },
});

/** What the files of one path must not import. */
const never = (name, comment, from, to) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from },
	to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circles',
			comment: 'Neither of two files that need each other can be read, tested or moved alone.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'no-unresolved-imports',
			comment: 'No rule sees where an import leads that leads nowhere.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
		{
			name: 'only-n8n-workflow',
			comment:
				'n8n verifies only packages without dependencies. It provides n8n-workflow and allows node:crypto.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { pathNot: [OURS, '(^|/)node_modules/n8n-workflow/', '^(node:)?crypto$'] },
		},
		never(
			'shipped-needs-no-tools',
			'The package that npm ships holds neither dev/ nor test/.',
			'^(nodes|credentials)/',
			'^(dev|test)/',
		),
		never(
			'dev-needs-no-tests',
			'What people run must not break because a test was changed.',
			'^dev/',
			'^test/',
		),
		never(
			'shared-knows-no-node',
			'What serves both nodes and the credentials must know none of them.',
			SHARED,
			'^(nodes/(Wassly|WasslyTrigger)|credentials|dev|test)/',
		),
		never(
			'nodes-stay-apart-1',
			'Either node can be understood without the other; what both need is in nodes/shared.',
			'^nodes/Wassly/',
			'^nodes/WasslyTrigger/',
		),
		never(
			'nodes-stay-apart-2',
			'Either node can be understood without the other; what both need is in nodes/shared.',
			'^nodes/WasslyTrigger/',
			'^nodes/Wassly/',
		),
		never(
			'resources-know-no-node',
			'The node is wired from its resources, so a resource works without the node.',
			'^nodes/Wassly/resources/',
			'^nodes/Wassly/(Wassly\\.node\\.ts$|listSearch/)',
		),
		{
			name: 'credentials-need-only-shared',
			comment: 'n8n loads the credentials without the nodes, to test one or to sign a request.',
			severity: 'error',
			from: { path: '^credentials/' },
			to: { path: OURS, pathNot: ['^credentials/', SHARED] },
		},
		never(
			'http-knows-no-device',
			'A request is made, retried and redacted the same way whatever it asks for.',
			`${SHARED}http/`,
			`${SHARED}device/`,
		),
		only(
			'errors-need-only-the-api',
			'Everything may throw an error, so an error that needed something would make a circle.',
			'errors/',
			'errors/',
			'api\\.ts$',
		),
		only(
			'credential-needs-no-http',
			'A stored credential is read and cleaned without sending anything.',
			'credential/',
			'credential/',
			'errors/',
			'(api|propertyHint)\\.ts$',
		),
		only(
			'api-and-time-need-nothing',
			'The documented endpoints and the formats of a time are facts, which depend on no code.',
			'(api|readTime)\\.ts$',
		),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		// A type-only import is an arrow, too.
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default'],
		},
	},
};
