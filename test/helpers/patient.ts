import type { Limits } from '../../src/admin/limits.ts';

/** Limits of the admin API by which nobody is turned away because other tests keep the machine busy. */
export const PATIENT: Partial<Limits> = { eventLoopDelayMs: 0 };
