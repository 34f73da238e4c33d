import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/dates/find-dates.ts';

const reference = {
  sentAt: new Date('2026-11-20T17:00:00Z'),
  zone: 'Europe/Madrid',
  locale: 'en',
};

function found(text: string): string[] {
  const spans = findDates(text, reference);
  for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text);
  return spans.map((span) => span.text);
}

describe('in commands', () => {
  test.each<[string, string[]]>([
    ['/create task "Read Chapter 5" for @BookClub due next sunday', ['next sunday']],
    [
      '/create event "Game vs. The Eagles" saturday 10am at Riverside for 2h max 14 for @Group',
      ['saturday 10am'],
    ],
    ['/create event Game saturday at 10 at Riverside', ['saturday at 10']],
    ['/create event Game at Riverside on saturday, at 10am, max 14', ['on saturday, at 10am']],
    ['/create event Game 10am saturday', ['10am saturday']],
    ['Game night saturday 8pm', ['saturday 8pm']],
    ['Game night tomorrow night', ['tomorrow night']],
    ['/due 41 friday', ['friday']],
    ['/move event 12 to friday at 7', ['friday at 7']],
    ['read chapter 5 due sun', ['sun']],
    ['read chapter 5 by wed', ['by wed']],
    ['call mum at noon', ['at noon']],
    ['run at 6 for @Pau', ['at 6']],
    ['Lunch on the 3rd for me', ['on the 3rd']],
    ['Lunch the 25th at 2pm', ['the 25th at 2pm']],
    ['Party in 3 days', ['in 3 days']],
    ['Party in 1h 30m', ['in 1h 30m']],
    ['dinner on saturday, at half past eight at Pau’s', ['on saturday, at half past eight']],
    ['/call @Group "message" tomorrow 9am', ['tomorrow 9am']],
    ['/call @Group tomorrow 9am over 1 hour', ['tomorrow 9am']],
    ['Pay rent 1 dec for @Family', ['1 dec']],
    ['Pay rent 5 may for @Family', ['5 may']],
    ['Pay rent 22/11 max 3', ['22/11']],
    // Several moments are one span, which readDate refuses: none of them is what was meant.
    ['friday 10am or sunday 11am', ['friday 10am or sunday 11am']],
    ['Game sat\u00a010\u202fam \u2013 bring water', ['sat\u00a010\u202fam']],
    ['lunch sunday after next', ['sunday after next']],
    ['lunch on 22.11. for me', ['on 22.11.']],
    ['Paid 22.11. 18:00', ['22.11. 18:00']],
    ['Match sunday 11 max 14', ['sunday 11']],
    ['/move event 12 to sunday 11', ['sunday 11']],
    ['Call Pau tomorrow 9, bring 5', ['tomorrow 9']],
    ['Training saturday 10-12 at Riverside', ['saturday 10-12']],
    ['Training 10-12 on saturday for @Group', ['10-12 on saturday']],
    ['Game tomorrow 10am \u2013 12pm', ['tomorrow 10am \u2013 12pm']],
    ['Study 9am-5pm', ['9am-5pm']],
    ['Camp from friday to sunday at the lake', ['from friday to sunday']],
    ['Trip fri-sun', ['fri-sun']],
    ['Camp 22-24 nov max 14', ['22-24 nov']],
    ['Camp 22 nov - 3 dec for @Group', ['22 nov - 3 dec']],
    // A day, and a number of something else.
    ['Read pages 10-12 by friday', ['by friday']],
    ['Read pages 10-12 on saturday', ['on saturday']],
    ['Buy 10-12 eggs tomorrow', ['tomorrow']],
    ['Lost 3-2 saturday', ['saturday']],
    ['Game 3-2 saturday', ['saturday']],
    ['Get through 10-12 by friday', ['by friday']],
    ['From friday 10am to friday 12pm at Riverside', ['From friday 10am to friday 12pm']],
    ['sunday 11 players', ['sunday']],
    ['friday 2 adults', ['friday']],
    ['saturday 5-a-side', ['saturday']],
    ['Bring 3 sunday', ['sunday']],
    ['Ages 10-12 saturday 10am', ['saturday 10am']],
    ['Move friday game to sunday', ['friday', 'sunday']],
    ['friday and sunday', ['friday and sunday']],
    // For readDate to refuse, rather than to become part of a title.
    ['due 30 february', ['30 february']],
    ['due yesterday', ['yesterday']],
  ])('%j', (text, dates) => {
    expect(found(text)).toEqual(dates);
  });
});

describe('titles and numbers that are no dates', () => {
  test.each([
    'Read Chapter 5',
    'Bring 14 chairs',
    'Game vs. The Eagles',
    'Book the May fair',
    'Pay the second invoice',
    'Wash the car now',
    'Chapter 5 may be late',
    'Protest march 5 people',
    'Meet on the 3rd floor',
    'Read the 5th chapter',
    'Finish 3rd',
    'Look at 5 houses',
    'I live at 10 Downing Street',
    'Win by 5',
    'Sun screen for the trip',
    'Sunday’s leftovers',
    'The sundays band',
    'We sat down',
    'Wed planning',
    'Game 3-2 win',
    'Buy 10-12 eggs',
    'We sat to sun ourselves',
    'Read Genesis 1:10-12',
    'Drive 10-12 hours',
    'Ages 5 to 9',
    'Good morning everyone',
    'Game night',
    'Midnight run',
    'The week in review',
    'Book of the month',
    'Support 24/7',
    'Split it 50/50',
    'Watch the 9/11 film',
    'it costs 10.12.',
    'look at a couple of flats',
    'Psalm 119:105',
    'Score 25:99',
    'pay 10.30 to Pau',
    'mix 1/2 cup of milk',
    'version 2.10.3',
    'call 600111222',
    'call +34 600 11 12 22',
    'ask @5 and #41',
    '5',
    '41',
    '14',
    '2h',
    '+1',
    'max 14',
    'for 2h max 14',
    'for 1h30',
    'over 1 hour',
    'open from 5 to 10',
    'second half',
    'a 2 day course',
    'in +1',
    'out, sorry',
    'today’s special',
    'at Riverside',
    'The end of town',
    'The Eagles at the end of the road',
    '',
    '   ',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('the order of day and month follows the locale only where both are possible', () => {
  expect(findDates('lunch 11/22', reference).map((span) => span.text)).toEqual(['11/22']);
  expect(
    findDates('lunch 22/11', { ...reference, locale: 'en-US' }).map((span) => span.text),
  ).toEqual(['22/11']);
});
