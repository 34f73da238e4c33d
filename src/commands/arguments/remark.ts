import { type Slot, type Stretch, textOf, value } from './slot.ts';
import { optionalText } from './text.ts';

/** What is said after an answer: a reason, or who, when and which. */
export interface Remark extends Stretch {
  text: string;
  /** In quotes all of it is a reason. */
  quoted: boolean;
}

/** A remark, which may be left out. */
export function remark(): Slot<Remark | null> {
  return {
    ...optionalText('reason'),
    resolve: (stretch) => {
      const text = stretch ? textOf(stretch) : '';
      if (!stretch || text === '') return value(null);
      const quoted = stretch.tokens.length === 1 && stretch.tokens[0]!.kind === 'quoted';
      return value({ ...stretch, text, quoted });
    },
  };
}
