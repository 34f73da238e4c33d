import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** The secret of an address is kept nowhere, and whoever took one back would not know that the other is gone. */
const stands: Inverse = async () => {
  throw cannotUndo('', 'notKept');
};

export const calendarInverses = {
  'calendar.create': stands,
  'calendar.end': stands,
} satisfies Inverses;
