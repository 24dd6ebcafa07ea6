/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { launch, type Browser } from 'puppeteer-core';
import { debianPackages, find } from '../install/debian';

// Playwright drives only a Firefox of its own.
const program = async () => process.env.FIREFOX ?? (await find('firefox-esr'));

/** Installs Debian's Firefox if it is missing. */
export async function openFirefox(): Promise<Browser> {
	if (!(await program())) await debianPackages({ 'firefox-esr': 'firefox-esr' });
	return await launch({ browser: 'firefox', executablePath: await program() });
}
