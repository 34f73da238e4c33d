import { execFileSync } from 'node:child_process';
import { browsersOn } from '../../../src/chat/whatsapp/browser-processes.ts';
import { profileIn } from '../../../src/chat/whatsapp/profile.ts';
import { until } from '../../helpers/until.ts';

interface Process {
  pid: number;
  parent: number;
  command: string;
}

function listProcesses(): Process[] {
  return execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
}

/** The browser of an account. */
export async function browserOf(folder: string): Promise<number> {
  const [pid] = await browsersOn(profileIn(folder));
  if (pid === undefined) throw new Error('no browser is running');
  return pid;
}

/** The arguments with which it was started. */
export async function browserCommandOf(folder: string): Promise<string> {
  const browser = await browserOf(folder);
  return listProcesses().find(({ pid }) => pid === browser)!.command;
}

/** The child process that runs the browser of an account. */
export async function childOf(folder: string): Promise<number> {
  const browser = await browserOf(folder);
  return listProcesses().find(({ pid }) => pid === browser)!.parent;
}

/** The processes in which the pages of an account's browser run. */
export async function renderersOf(folder: string): Promise<number[]> {
  const all = listProcesses();
  const family = new Set([await browserOf(folder)]);
  // A parent may be listed after its child.
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all
    .filter(({ pid, command }) => family.has(pid) && command.includes('--type=renderer'))
    .map(({ pid }) => pid);
}

/** Resolves once no browser of an account is left. */
export function browserGone(folder: string): Promise<void> {
  return until(async () => (await browsersOn(profileIn(folder))).length === 0);
}
