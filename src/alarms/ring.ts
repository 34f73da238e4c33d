import type { Change } from '../change/change.ts';
import type { AlarmKind } from '../db/generated/enums.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import type { Alarm } from './alarm.ts';

/** What came of alarms of one kind that rang. */
export interface Rung {
  /** What is to be said for it; whoever rings joins what one chat would hear of several. */
  messages: readonly Outgoing[];
  /** Alarms for which there was nothing to be done any more: what they are about is off, over or gone. */
  idle: readonly string[];
  /** Alarms that came too late for what they are about; without any where that is told by how long they are of use. */
  missed?: readonly string[];
}

/**
 * Does what alarms of one kind are for, in the transaction by which they are settled: each happens once, or is
 * tried again whole. Sets are handled as sets: a bounded number of statements, however many alarms.
 */
export type Ring = (change: Change, alarms: readonly Alarm[]) => Promise<Rung>;

/** What goes on though an alarm was given up, in the transaction that settles it. */
export type GoOn = (change: Change, alarm: Alarm) => Promise<void>;

/** By each kind what goes on; what has nothing that comes again is done. */
export type Continuers = Partial<Record<AlarmKind, GoOn>>;

/** By each kind what it does. */
export type Ringers = Partial<Record<AlarmKind, Ring>>;
