/** A group chat as the network shows it. */
export interface GroupInfo {
  name: string;
  description: string | null;
  participants: GroupParticipant[];
  /** Whether Muster may change it. */
  isAdmin: boolean;
}

export interface GroupParticipant {
  id: string;
  alias: string | null;
  /** The name they show, where the network tells it. */
  name: string | null;
  isAdmin: boolean;
  /** Whether it is the account itself. */
  isSelf: boolean;
}

/** One change of a group chat. */
export type GroupChange =
  | { change: 'name'; name: string }
  | { change: 'description'; description: string | null }
  /** A JPEG, a square of 640 pixels at most; null for none. */
  | { change: 'avatar'; image: Uint8Array | null }
  | { change: PeopleChange; people: string[] };

export type PeopleChange = 'add' | 'remove' | 'promote' | 'demote';

/** What became of one person who was to be added. */
export type AddResult =
  | 'added'
  | 'already'
  /** WhatsApp sent them an invitation: they let nobody add them. */
  | 'invited'
  | 'needsLink'
  | 'notOnWhatsapp'
  | 'full'
  | 'unknown'
  | 'failed';
