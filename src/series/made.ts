/** What was made of a series. */
export interface Made {
  /** The one that was the newest of it. */
  fromId: string;
  id: string;
  number: number;
  /** When it is by the rule. */
  occursAt: Date;
}
