/** A moment and the zone that it is told in. */
export interface When {
  at: Date;
  zone: string;
  /** False where only the day is known. */
  hasTime?: boolean;
  /** Where that zone is, if it is not the one that the reader expects. */
  city?: string;
}

/** Somebody to be named; mentioned where they must act and WhatsApp knows them. */
export interface Named {
  name: string;
  whatsappId?: string | null;
}

/** A group as people see it: its icon before its name. */
export interface GroupName {
  name: string;
  icon: string | null;
}

/** Where a group stands in its life (docs/rules.md, groups). */
export type GroupState = 'ACTIVE' | 'ARCHIVED' | 'INACTIVE';

export interface EventFacts {
  number: number;
  title: string;
  /** Null while no date is set. */
  start: When | null;
}

/** How full an event is; a capacity of null is no limit. */
export interface Seats {
  seatsTaken: number;
  capacity: number | null;
}

export type Standing = 'INVITED' | 'GOING' | 'MAYBE' | 'DECLINED' | 'WAITLISTED';

/** Everybody who gave one answer; of many only the first are named. */
export interface RosterLine {
  status: Standing;
  people: number;
  guests: number;
  entries: { name: string; guests: number; reason: string | null }[];
}
