/** What a picture shows: bars side by side, each of one part or of several upon one another. Its texts are in words. */
export interface Chart {
  title: string;
  /** Which days, and what is counted. */
  subtitle: string;
  /** "#3B82F6": that of the first part, from which those of the others follow. */
  color: string;
  /** What the parts of each bar are called, the lowest first; three at most. */
  parts: readonly string[];
  /** `mostBars` at most. */
  bars: readonly Bar[];
  /** What stands there where no bar has anything. */
  nothing: string;
}

export interface Bar {
  name: string;
  /** How much of each part. */
  counts: readonly number[];
}

/** On what it is looked at. Chats are given light ones. */
export type Theme = 'light' | 'dark';

/** More cannot be told apart on a phone. */
export const mostBars = 40;

/** In pixels: 16 to 9, which a chat shows whole; WhatsApp makes nothing smaller of an image of up to 1,600. */
export const pictureSize = { width: 1200, height: 675 };

export const sumOf = ({ counts }: Bar): number => counts.reduce((sum, count) => sum + count, 0);
