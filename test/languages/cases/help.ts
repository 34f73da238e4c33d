import type { help } from '../../../src/languages/english/help.ts';
import type { Say } from '../../../src/languages/say.ts';
import { type Functions, sunday, topics } from './facts.ts';

const listed = (name: string, seldom: boolean) => {
  return { name, seldom, brief: 'what it does', summary: '', who: '', examples: [] };
};

export const helpCases = (say: Say): Functions<ReturnType<typeof help>> => ({
  helpHere: { some: say.helpHere([listed('me', false), listed('help', false)]) },
  overview: {
    'one command': say.overview({ ...topics, chat: [listed('help', false)] }),
    'one that is seldom said': say.overview({
      ...topics,
      chat: [listed('me', false), listed('why', true), listed('confirm', true)],
    }),
  },
  command: {
    'with other names': say.command({
      name: 'in',
      brief: '',
      summary: 'You are coming',
      who: 'For whoever is invited.',
      aliases: ['going', "i'm in"],
      examples: ['/in', '/in +1'],
    }),
    'with none': say.command({
      name: 'tasks',
      brief: '',
      summary: 'What is to be done',
      who: 'For everyone.',
      examples: ['/tasks'],
    }),
  },
  nearMiss: {
    one: say.nearMiss({ suggestions: ['create task'] }),
    several: say.nearMiss({ suggestions: ['create task', 'create event'] }),
  },
  unknown: { unknown: say.unknown({ name: 'dance' }), 'a slash alone': say.unknown({ name: '' }) },
  commandTooLong: { long: say.commandTooLong({ most: 8000 }) },
  isItACommand: { command: say.isItACommand() },
  greeting: { named: say.greeting({ name: 'Pau' }) },
  notUnderstood: { something: say.notUnderstood() },
  wrong: {
    wrong: say.wrong({
      problem: 'Something is missing: the title.',
      example: '/create task "Read Chapter 5"',
    }),
  },
  madeJustNow: { event: say.madeJustNow({ number: 12, title: 'Training', code: '4821' }) },
  askedAgain: { question: say.askedAgain('Really?') },
  otherReading: { day: say.otherReading(sunday) },
  orYes: { command: say.orYes(say.you() === 'tú' ? '/voy 12 +1' : '/in 12 +1') },
  nothingDone: { no: say.nothingDone() },
  nothingWaits: { yes: say.nothingWaits() },
  failed: { failed: say.failed() },
});
