import { schedule } from 'node-cron';
import type { Logger } from 'pino';

/** Something that is to happen again and again. Two of it never run at once in this process. */
export interface Tick {
  name: string;
  /** node-cron's six fields, seconds first; weekdays and months as numbers. */
  pattern: string;
  run(): Promise<unknown>;
}

/** Starts the clock's ticks. Stopping waits for those that are running. */
export function startCron(ticks: readonly Tick[], logger: Logger): { stop(): Promise<void> } {
  const running = new Map<string, Promise<unknown>>();
  const tasks = ticks.map(({ name, pattern, run }) =>
    schedule(
      pattern,
      () => {
        // A tick that comes while the last one still works is left out: the next one makes up for it.
        if (running.has(name)) return;
        const work = run()
          .catch((error: unknown) => logger.error({ err: error, tick: name }, 'a tick failed'))
          .finally(() => running.delete(name));
        running.set(name, work);
      },
      { name, timezone: 'UTC' },
    ),
  );
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.all(running.values());
    },
  };
}
