import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/commands/arguments/read-arguments.ts';
import { inLanguage } from '../../src/commands/in-language.ts';
import { commands } from '../../src/commands/list.ts';
import { createRecognizer } from '../../src/commands/recognize.ts';
import { createSay, type Say } from '../../src/languages/say.ts';
import { awayCases } from './cases/away.ts';
import { calendarCases } from './cases/calendar.ts';
import { callsCases } from './cases/calls.ts';
import { catchUpCases } from './cases/catch-up.ts';
import { consoleCases } from './cases/console.ts';
import { deadlinesCases } from './cases/deadlines.ts';
import { digestCases } from './cases/digest.ts';
import { eventCareCases } from './cases/event-care.ts';
import { eventDoubtsCases } from './cases/event-doubts.ts';
import { eventsCases } from './cases/events.ts';
import { type Cases, type Functions, type Labels, now, zone } from './cases/facts.ts';
import { figuresCases } from './cases/figures.ts';
import { groupsCases } from './cases/groups.ts';
import { helpCases } from './cases/help.ts';
import { identitiesCases } from './cases/identities.ts';
import { messagesCases } from './cases/messages.ts';
import { mirrorCases } from './cases/mirror.ts';
import { ownRemindersCases } from './cases/own-reminders.ts';
import { pollsCases } from './cases/polls.ts';
import { errorCases, problemCases } from './cases/problems.ts';
import { remindersCases } from './cases/reminders.ts';
import { seriesCases } from './cases/series.ts';
import { settingsCases } from './cases/settings.ts';
import { offeredCases, suggestionsCases } from './cases/suggestions.ts';
import { taskCareCases } from './cases/task-care.ts';
import { tasksCases } from './cases/tasks.ts';
import { undoCases } from './cases/undo.ts';
import { whyCases } from './cases/why.ts';

// Everything that Muster can say, with typical facts (cases/), in one file a language to be read by a
// person. Every function of the catalogue has its cases by type, so that a new one cannot be left out.

const replies = (say: Say, labels: Labels): Functions<Say> => ({
  ...tasksCases(say, labels),
  ...calendarCases(say),
  ...consoleCases(say),
  ...callsCases(say),
  ...figuresCases(say),
  ...taskCareCases(say),
  ...eventsCases(say, labels),
  ...eventCareCases(say),
  ...eventDoubtsCases(say),
  ...pollsCases(say),
  ...awayCases(say),
  ...remindersCases(say),
  ...deadlinesCases(say),
  ...seriesCases(say),
  ...digestCases(say),
  ...ownRemindersCases(say),
  ...groupsCases(say),
  ...suggestionsCases(say),
  ...messagesCases(say),
  ...identitiesCases(say),
  ...mirrorCases(say),
  ...settingsCases(say),
  ...catchUpCases(say),
  ...helpCases(say),
  ...whyCases(say),
  ...undoCases(say),
});

/** Each language with the file that holds its catalogue, and what is never right in it. */
const languages = [
  {
    locale: 'en-GB',
    file: 'catalogue.txt',
    labels: {
      week: 'this week (Mon 16 – Sun 22 Nov)',
      month: 'next month (Tue 1 – Thu 31 Dec)',
      day: 'Tue 24 Nov',
    },
    slips: [
      /\b1 (?:people|tasks|events|groups|guests|places|invitations)\b/,
      /\b(?:You|They) has\b|\b(?:He|She|It) have\b/,
    ],
  },
  {
    locale: 'es-ES',
    file: 'catalogue.es.txt',
    labels: {
      week: 'esta semana (lun 16 – dom 22 nov)',
      month: 'el mes que viene (mar 1 – jue 31 dic)',
      day: 'mar 24 nov',
    },
    slips: [
      /\b1 (?:personas|tareas|eventos|grupos|acompañantes|plazas|invitaciones)\b/,
      /(?:[02-9]|\d\d) (?:persona|tarea|evento|grupo|acompañante|plaza|invitación)(?!\p{L})/u,
      / (?:de|a) el | y h?i(?![ae])| o h?o/i,
      /\b(?:usted|ustedes)\b/i,
    ],
  },
].map((language) => {
  const say = createSay(language.locale, now, zone);
  const sections = {
    Replies: replies(say, language.labels),
    Problems: problemCases(say),
    Errors: errorCases(say),
    Offered: offeredCases(say),
  };
  return { ...language, say, sections };
});

const recognize = createRecognizer(commands);

/** The commands that a text proposes: "/in 12 · /out 12", "See /groups". In quotes it is what somebody said. */
function hintsIn(text: string): string[] {
  return (
    text.match(
      /(?<![\p{L}\d“])\/\p{L}.*?(?= · | (?:or|o) \/| (?:and its number|y su número)|\.?$)/gmu,
    ) ?? []
  );
}

describe.each(languages)('in $locale', ({ locale, file, slips, say, sections }) => {
  const texts = Object.values(sections).flatMap((functions) =>
    Object.values<Cases>(functions).flatMap((cases) => Object.values(cases)),
  );

  test('the whole catalogue, to be read', async () => {
    const text = Object.entries(sections).map(([section, functions]) =>
      [
        `# ${section}`,
        ...Object.entries<Cases>(functions).flatMap(([name, cases]) => [
          `## ${name}`,
          ...Object.entries(cases).map(([title, reply]) => `[${title}]\n${reply}`),
        ]),
      ].join('\n\n'),
    );
    await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot(file);
  });

  test('every command that a hint names is there, under its name in the language', () => {
    // What these say is told to them as it was typed or defined.
    const { helpHere, overview, command, nearMiss, unknown, wrong, whyRefused, ...told } =
      sections.Replies;
    const functions = [told, sections.Problems, sections.Errors];
    const hints = functions.flatMap((cases) =>
      Object.values<Cases>(cases).flatMap((replies) => Object.values(replies).flatMap(hintsIn)),
    );
    const understood = hints.map((hint) => {
      const found = recognize(hint, locale);
      if (found?.kind !== 'command') return `${hint}: no command`;
      if (!hint.startsWith(`/${inLanguage(found.command, locale).name}`)) return `${hint}: no name`;
      const reading = parseArguments(found.command.slots, found.rest, {
        sentAt: now,
        zone,
        locale,
      });
      return reading.ok ? hint : `${hint}: ${JSON.stringify(reading.problem)}`;
    });
    expect(understood).toEqual(hints);
  });

  test('every function of the catalogue is rendered', () => {
    const keysOf = (part: object) => Object.keys(part).sort();
    const { problems, errors, suggestion, groupTemplates, ...functions } = say;
    expect(keysOf(sections.Replies)).toEqual(keysOf(functions));
    expect(keysOf(sections.Problems)).toEqual(keysOf(problems));
    expect(keysOf(sections.Errors)).toEqual(keysOf(errors));
    expect(keysOf(sections.Offered)).toEqual(keysOf({ suggestion, groupTemplates }));
  });

  test('nothing is left undefined or loosely set', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      expect(text).not.toMatch(/ {2}|\n\n\n|^\s|\s$|\.\.(?!\.)/);
    }
  });

  test('nothing is counted wrongly or said in a second voice', () => {
    for (const text of texts) {
      for (const slip of slips) expect(text).not.toMatch(slip);
    }
  });
});

test('the first part of the locale chooses the language, English where there is none', () => {
  const speaks = (locale: string) => createSay(locale, now, zone).you();
  expect(['es-ES', 'es-MX', 'ES', 'es'].map(speaks)).toEqual(['tú', 'tú', 'tú', 'tú']);
  expect(['en-GB', 'en', 'fr-FR', 'eso', ''].map(speaks)).toEqual(Array(5).fill('you'));
});
