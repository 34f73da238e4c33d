// An empty page in a browser, driven by puppeteer, until it is ended. Arguments: browser, profile, its arguments.

import { launch } from 'puppeteer';

const [executablePath = '', userDataDir = '', ...args] = process.argv.slice(2);
// It opens with one.
const browser = await launch({ executablePath, userDataDir, args, pipe: true });
process.send?.('there');
process.on('disconnect', () => void browser.close().then(() => process.exit()));
