/** Processor time of the fastest of a few runs, so that other processes on the machine do not count. */
export function milliseconds(run: () => unknown): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < 6 && fastest > 25; runs += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    fastest = Math.min(fastest, (user + system) / 1000);
  }
  return fastest;
}
