import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** How often, 50 ms apart, it is looked whether those that were killed are gone. */
const mostLooks = 100;

/**
 * Ends the browsers that run on this profile and removes the locks that they left, so that the next
 * one can start: a process that was killed leaves both. Only processes that name exactly this folder
 * as their profile are touched.
 */
export async function clearBrowser(profile: string): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const pids = await browsersOn(profile);
    if (pids.length === 0) break;
    for (const pid of pids) kill(pid);
    await pause(50);
  }
  const names = await readdir(profile).catch(() => []);
  // SingletonLock, SingletonCookie, SingletonSocket: they may name another host (a container that is
  // gone), and Chromium would then refuse the profile.
  const locks = names.filter((name) => name.startsWith('Singleton'));
  await Promise.all(locks.map((name) => rm(join(profile, name), { force: true })));
}

/** The ids of the browsers on a profile; their helpers end with them. */
export async function browsersOn(profile: string): Promise<number[]> {
  const argument = `--user-data-dir=${profile}`;
  return process.platform === 'linux' ? fromProc(argument) : fromPs(argument);
}

/** Without `ps`, which slim images do not have. */
async function fromProc(argument: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const matches = await Promise.all(
    pids.map(async (pid) => {
      // Empty for one that is gone by now or waits to be reaped.
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return line.split('\0').includes(argument);
    }),
  );
  return pids.filter((_, n) => matches[n]);
}

/** Not on Windows, where a browser ends with the pipe that it is driven through. */
async function fromPs(argument: string): Promise<number[]> {
  if (process.platform === 'win32') return [];
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,args=']);
  return stdout
    .split('\n')
    .filter((line) => `${line} `.includes(` ${argument} `))
    .map((line) => Number.parseInt(line, 10));
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
