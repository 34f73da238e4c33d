import type { Logger } from 'pino';

/** What is to be done when the service stops, in this order: what was started last comes first. */
export type Stops = (() => Promise<unknown>)[];

/** Runs the stops one after another, once, whoever asks and however often; one that fails does not keep the rest. */
export function stopInOrder(stops: Stops): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      const failures: unknown[] = [];
      for (const stop of [...stops]) await stop().catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw new AggregateError(failures, 'not everything stopped');
    })();
    return stopping;
  };
}

/**
 * Stops at SIGINT and SIGTERM, and when a program that started this one as its child (`npm run chat`)
 * is gone; then ends the process. Answers whether it was asked to.
 */
export function stopOnSignals(stop: () => Promise<void>, logger: Logger): () => boolean {
  let asked = false;
  const onSignal = () => {
    if (asked) return;
    asked = true;
    console.log('\nStopping …');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, onSignal);
  return () => asked;
}
