/** The device in the public API reference, unchanged. */
export const documentedDevice = {
	id: 'device_id_123',
	name: 'Chrome on Windows',
	status: 'connected',
	lastActive: '2024-01-15T10:30:00Z',
	instance_id: '14wdfwef-da6f-11f0-3314-32423432',
};

/** The devices of a small account. */
export const demoDevices = [
	documentedDevice,
	{
		id: 'device_id_124',
		name: 'Firefox on Ubuntu',
		status: 'disconnected',
		lastActive: '2024-01-12T18:05:41Z',
		instance_id: '27fe01ab-da70-11f0-9c21-75318642',
	},
	{
		id: 'device_id_125',
		name: 'مكتب المبيعات',
		status: 'connected',
		lastActive: '2024-01-15T09:58:12Z',
		instance_id: '5c0a7d1e-da70-11f0-8a4f-90817263',
	},
];

/** Devices as the family lists them: with statuses and fields that the reference doesn't document. */
export const familyDevices = ['connected', 'needs_qr_scan', 'logged_out', 'pending', 'blocked'].map(
	(status, index) => ({
		...documentedDevice,
		// A number, as PHP writes it.
		id: 200 + index,
		name: `Phone ${index + 1}`,
		status,
		instance_id: index === 0 ? documentedDevice.instance_id : `family-instance-${index}`,
		whatsapp_session: `gateway-session-${index}`,
		webhook_url: null,
	}),
);

/** Any number of devices, all fields distinct except the status. */
export const manyDevices = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		id: `device_${index}`,
		name: `Device ${index}`,
		status: index % 3 === 0 ? 'disconnected' : 'connected',
		lastActive: new Date(Date.UTC(2024, 0, 1) + index * 60_000).toISOString(),
		instance_id: `instance-${index}`,
	}));

/** Connected devices, each active later than the one before it. */
export const connectedDevices = (count: number) =>
	manyDevices(count).map((device) => ({ ...device, status: 'connected' }));
