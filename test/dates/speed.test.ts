import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/dates/find-dates.ts';
import { findRange } from '../../src/dates/range.ts';
import { findRecurrence } from '../../src/dates/recurrence.ts';
import { growthOf, mostGrowth } from '../helpers/growth.ts';
import { fc } from '../helpers/properties.ts';

const finders = { findDates, findRange, findRecurrence };

/** Pieces that a pattern could stumble over when there are many of them. */
const pieces = [
  ' ',
  '1',
  '1 ',
  '10-12 ',
  '10:00-',
  'mon ',
  'mon and ',
  'mon to ',
  'mon-',
  'sat 10-12 ',
  'at 9 ',
  '22/11 - ',
  '30/2 ',
  '30/2    ',
  '31 nov ',
  '3/4 ',
  'friday the 13th ',
  'monday the 32nd ',
  '22-24 nov ',
  'from friday to ',
  'before monday ',
  'before ',
  'every ',
  'every day x ',
  'every monday and ',
  'every monday until june ',
  'every 2 ',
  'the first monday of ',
  'on the ',
  'on mondays and ',
  'a an one ',
  'a couple of ',
  'half past ',
  'los lunes y ',
  'cada ',
  'el día 1 de ',
  'a las 10 ',
  'next this last ',
  '. . ',
  ', ',
];

describe.each(['en', 'es'])(
  'searching takes no more than the length asks for, in %s,',
  (locale) => {
    const reference = { sentAt: new Date('2026-11-20T17:00:00Z'), zone: 'Europe/Madrid', locale };

    test.each(Object.entries(finders))('of one piece again and again: %s', (_name, find) => {
      for (const piece of pieces) {
        const growth = growthOf((text) => find(text, reference), piece);
        expect(growth, piece).toBeLessThan(mostGrowth);
      }
    });

    test.each(Object.entries(finders))('of pieces in any order: %s', (_name, find) => {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 60 }),
          (all) => {
            const growth = growthOf((text) => find(text, reference), all.join(''));
            expect(growth).toBeLessThan(mostGrowth);
          },
        ),
        { numRuns: 20 },
      );
    });
  },
);
