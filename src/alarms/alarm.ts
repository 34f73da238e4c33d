import type { AlarmKind } from '../db/generated/enums.ts';

/** Something that is to happen at an instant, as whoever does it needs it. */
export interface Alarm {
  id: string;
  kind: AlarmKind;
  /** What it is about: an event, a task, a series …, by its kind. */
  subjectId: string;
  /** The instant that follows from what it is about. */
  plannedAt: Date;
  /** IANA. */
  zone: string;
}
