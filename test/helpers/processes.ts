import { afterEach, beforeEach } from 'vitest';
import { type Delivery, type Process, type ProcessOptions, startProcess } from './process.ts';
import type { Tenant, World } from './world.ts';

/** A little more than a lease: what a dead process held is anybody's. */
export const lease = 15_001;

/** The processes of one test, on one network. */
export interface Processes {
  start(options?: ProcessOptions): Promise<Process>;
  /** What people got to read in this test, in order. */
  readonly delivered: readonly Delivery[];
  /** What any of them logged as errors. */
  readonly errors: readonly string[];
}

/** Gives each test of a file a network of its own; the processes that it starts are stopped after it. */
export function useProcesses(stage: () => { world: World; tenant: Tenant }): Processes {
  let delivered: Delivery[] = [];
  let started: Process[] = [];
  beforeEach(() => {
    delivered = [];
    started = [];
  });
  afterEach(async () => {
    for (const process of started) await process.stop();
  });
  return {
    async start(options) {
      const { world, tenant } = stage();
      const process = await startProcess(world, tenant, { delivered }, options);
      started.push(process);
      return process;
    },
    get delivered() {
      return delivered;
    },
    get errors() {
      return started.flatMap(({ errors }) => errors);
    },
  };
}
