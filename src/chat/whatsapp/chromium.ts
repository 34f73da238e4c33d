import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where distributions and installers put a Chromium or Chrome. */
const usualPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/opt/homebrew/bin/chromium',
  ],
  win32: [
    join('C:', 'Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join('C:', 'Program Files (x86)', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ],
};

/** One line for whoever starts Muster where there is no browser. */
export const chromiumMissing =
  'WhatsApp needs Chromium, and there is none in the usual places. Install it (Debian, Ubuntu: ' +
  'apt-get install chromium; macOS: brew install --cask chromium) or set CHROMIUM_PATH.';

/** Chromium's sandbox cannot be had by root, the user of many containers. */
export const canSandbox = process.getuid?.() !== 0;

/** One line for whoever insists on it there. */
export const sandboxMissing =
  'CHROMIUM_SANDBOX: Chromium has no sandbox as root; expected to be run as another user, or off';

/** What is logged each time a browser is run without it. */
export const withoutSandbox =
  'Chromium runs without its sandbox: a page that breaks out of it has the rights of Muster. Run Muster as a ' +
  'user other than root, or say CHROMIUM_SANDBOX=off where this is meant';

/**
 * The browser to run: the one that is given, where it can be run, else the first in the usual places.
 * Undefined where there is none. Nothing is ever downloaded.
 */
export function findChromium(
  given?: string,
  { platform = process.platform, canRun = isExecutable } = {},
): string | undefined {
  if (given !== undefined) return canRun(given) ? given : undefined;
  return usualPlaces[platform]?.find(canRun);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
