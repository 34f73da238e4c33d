import { readdir, readFile } from 'node:fs/promises';

/** A process as /proc tells it. Memory in bytes. */
interface Process {
  pid: number;
  parent: number;
  group: number;
  args: string[];
}

/** All processes; none where there is no /proc. */
export async function listProcesses(): Promise<Process[]> {
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .map(readProcess),
  );
  return found.filter((one) => one !== undefined);
}

async function readProcess(pid: number): Promise<Process | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; after it come state, parent and process group.
    const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const args = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
    return { pid, parent: Number(parent), group: Number(group), args };
  } catch {
    return undefined; // It has just ended.
  }
}

/** What a process has resident, in MB (RSS); undefined where there is no /proc. */
export function readResident(pid: number): Promise<number | undefined> {
  return readField(`/proc/${pid}/status`, 'VmRSS');
}

/**
 * What a process and its descendants have resident together, in MB, shared pages counted once (PSS):
 * PostgreSQL's processes share most of theirs. Undefined where it cannot be read.
 */
export async function readFamily(pid: number): Promise<number | undefined> {
  const all = await listProcesses();
  const family = all.filter((one) => one.pid === pid);
  // It grows while it is gone through.
  for (const { pid: parent } of family) family.push(...all.filter((one) => one.parent === parent));
  let sum = 0;
  for (const one of family) {
    const share = await readField(`/proc/${one.pid}/smaps_rollup`, 'Pss');
    if (share === undefined) return undefined;
    sum += share;
  }
  return sum > 0 ? sum : undefined;
}

async function readField(file: string, field: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(text)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
