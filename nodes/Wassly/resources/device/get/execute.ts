import type { IExecuteFunctions } from 'n8n-workflow';
import { copyDevice } from '../../../../shared/device/device';
import { readText } from '../../../../shared/parameters';
import { eachItem } from '../../operation';
import { requireDevice } from '../requireDevice';

/** @throws WasslyError */
export const read = (context: IExecuteFunctions, itemIndex: number): string =>
	readText('Device', context.getNodeParameter('deviceId', itemIndex, '', { extractValue: true }));

export const execute = eachItem<string>(async (id, run) => [
	copyDevice(requireDevice(await run.devices.get(), id)),
]);
