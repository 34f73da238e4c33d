/** What a command answers: text for WhatsApp (*bold*, _italic_), and who is mentioned in it. */
export interface Reply {
  text: string;
  /** WhatsApp ids; for each the text holds "@" and the part before the id's own "@". */
  mentions: string[];
}

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
