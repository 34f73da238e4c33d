import type { AppointmentStatus, MemberRole } from '../db/generated/enums.ts';
import type { Order } from '../db/page.ts';
import type { MemberView } from './list-members.ts';

export interface MemberRow extends MemberView {
  phone: string | null;
  joinedAt: Date;
}

/** A member in a list; who may be told when they were last heard is another question. */
export interface ListedMember extends MemberRow {
  /** Of this stay. */
  memberId: string;
  appointmentTime: Date | null;
  appointmentStatus: AppointmentStatus | null;
  /** When they last said something to Muster, or in a group. */
  lastContactAt: Date | null;
}

export interface MemberFilter {
  role?: MemberRole | undefined;
  /** Part of a name, an address or a phone. */
  text?: string | undefined;
  appointmentStatus?: AppointmentStatus | undefined;
  /** Inclusive. */
  appointmentFrom?: Date | undefined;
  /** Exclusive. */
  appointmentTo?: Date | undefined;
}

export type MemberSort = 'name' | 'appointment' | 'lastContact' | 'joined';

export interface MemberOrder extends Order {
  sort: MemberSort;
}
