/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { findSelected, watching } from '@nodes/WasslyTrigger/deviceSelection';

const phone = { id: 'phone', instance_id: 'instance-1' };
const tablet = { id: 'tablet', instance_id: 'instance-2' };

describe('The devices behind the selected IDs', () => {
	test('are found by instance_id and by id, whatever space is around them', () => {
		expect(findSelected(['instance-1', 'tablet'], [phone, tablet])).toEqual({
			...{ 'instance-1': ['phone'], tablet: ['tablet'] },
		});
		expect(findSelected(['7', 'x'], [{ id: 7, instance_id: ' x ' }])).toEqual({
			...{ 7: ['7'], x: ['7'] },
		});
	});

	test('are none where no device has the ID', () => {
		expect(findSelected(['other', ''], [phone, { id: '', instance_id: 'x' }])).toEqual({
			...{ other: [], '': [] },
		});
	});

	test('may be several, each once', () => {
		const session = { id: 'another', instance_id: 'phone' };
		expect(findSelected(['phone'], [phone, session, phone])).toEqual({
			phone: ['phone', 'another'],
		});
	});

	test('are nothing to remember if all are watched', () => {
		expect(findSelected([], [phone], { phone: ['phone'] })).toEqual({});
	});

	test('are remembered under another instance_id, and when they have left the list', () => {
		const remembered = { 'instance-1': ['phone'] };
		expect(findSelected(['instance-1'], [tablet], remembered, [phone])).toEqual(remembered);
		// Nobody else has the ID.
		expect(findSelected(['instance-1'], [tablet], remembered, [])).toEqual(remembered);
	});

	test('are forgotten once they are no longer tracked and another device has the ID', () => {
		const remembered = { 'instance-1': ['phone'] };
		const other = { id: 'other', instance_id: 'instance-1' };
		expect(findSelected(['instance-1'], [other], remembered, [])).toEqual({
			'instance-1': ['other'],
		});
		expect(findSelected(['instance-1'], [other], remembered, [phone, other])).toEqual({
			'instance-1': ['other', 'phone'],
		});
	});

	test('are remembered for IDs that are still selected only', () => {
		expect(findSelected(['tablet'], [tablet], { phone: ['phone'] }, [phone, tablet])).toEqual({
			tablet: ['tablet'],
		});
	});

	test('that several keys stand for keep those that are tracked', () => {
		const remembered = { x: ['phone', 'gone'] };
		expect(findSelected(['x'], [], remembered, [phone])).toEqual({ x: ['phone'] });
	});
});

describe('A device is watched', () => {
	test('if no ID is selected', () => {
		expect(watching([])('any')).toBe(true);
	});

	test('if it is behind a selected ID, now or before', () => {
		const isWatched = watching(['a'], { a: ['phone'] }, { a: ['tablet'] });
		expect(['phone', 'tablet', 'a', 'other'].map(isWatched)).toEqual([true, true, false, false]);
	});
});
