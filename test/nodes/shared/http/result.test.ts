/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { is2xx } from '@nodes/shared/http/result';
import { failure } from './results';

test.each([
	[199, false],
	[200, true],
	[299, true],
	[300, false],
])('The server took the request, as far as the status says: %i %p', (status, isTaken) => {
	expect(is2xx(status)).toBe(isTaken);
});

describe('A request without a whole response', () => {
	test.each([
		['broken', ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR']],
		['timeout', ['ECONNABORTED', 'ETIMEDOUT']],
		[
			'notConnected',
			[
				...['CANCELED_BEFORE', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EPROTO'],
				...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'],
				...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT'],
			],
		],
		[
			'noResponse',
			[
				...['ERR_CANCELED', 'ERR_NETWORK', 'EHOSTUNREACH', 'HPE_INVALID_CONSTANT', ''],
				...['X_ECONNREFUSED', 'ECONNREFUSED_X', 'ENOTFOUND_', 'NOT_EPROTO'],
			],
		],
	])('is called %s: %j', (kind, codes) => {
		for (const code of codes) {
			expect(failure(code)).toEqual({
				...{ kind: 'failure', request: expect.any(Object), failure: kind },
				...{ code, reason: `reason of ${code}` },
			});
		}
	});

	test('is one with a body that is too large or unreadable, if a response had begun', () => {
		expect(failure('ERR_TOO_LARGE', 200)).toMatchObject({ failure: 'tooLarge', status: 200 });
		expect(failure('Z_DATA_ERROR', 502)).toMatchObject({ failure: 'unreadable', status: 502 });
		expect(failure('ECONNREFUSED', 200)).toMatchObject({ failure: 'unreadable', status: 200 });
	});

	test('is broken, late or canceled all the same if a response had begun', () => {
		expect(failure('ECONNRESET', 200)).toMatchObject({ failure: 'broken' });
		expect(failure('ETIMEDOUT', 200)).toMatchObject({ failure: 'timeout' });
		expect(failure('ERR_CANCELED', 200)).toMatchObject({ failure: 'noResponse' });
	});
});
