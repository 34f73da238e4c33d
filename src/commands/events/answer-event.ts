import { readPersonName } from '../../context/find-people.ts';
import type { Context } from '../../context/read-context.ts';
import type { Say } from '../../languages/say.ts';
import { countryOf } from '../../people/country.ts';
import { findNamed } from '../arguments/find-named.ts';
import { optionalText } from '../arguments/text.ts';
import { guests, optionalNumber } from '../arguments/tokens.ts';
import { wordsFor } from '../arguments/words.ts';
import { type Command, defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';
import { giveAnswer, meantEvent } from './give-answer.ts';

type Status = 'GOING' | 'MAYBE' | 'DECLINED';

/** Throws Misread for a reason such as "for Pau": it is not the sender who comes or does not. */
async function refuseForAnother(
  answer: { number: number; status: Status; guests: number; reason: string | null },
  context: Context,
  say: Say,
): Promise<void> {
  const words = (answer.reason ?? '').split(/\s+/);
  const lead = wordsFor(context.locale)
    .phrasesFor(['for'])
    .find((phrase) => phrase.every((word, at) => words[at]?.toLowerCase() === word));
  const name = lead && words.slice(lead.length).join(' ');
  if (!name) return;
  const person = await findNamed(
    readPersonName(name, context.message.mentions, countryOf(context.message.organization)),
    context,
  );
  if (!person || person.contactId === context.sender.contactId) return;
  throw new Misread(say.answerForAnother({ ...answer, name: person.name }));
}

function answerCommand(
  status: Status,
  words: Pick<Command, 'name' | 'aliases' | 'brief' | 'summary' | 'examples'>,
): Command {
  return defineCommand({
    ...words,
    topic: 'events',
    who: 'For whoever is invited.',
    // Guests first: in "+1 12" the number stands first among what is left.
    slots: {
      guests: guests(),
      number: optionalNumber('number of the event'),
      reason: optionalText('reason'),
    },
    async run({ args, context, say }) {
      const { event, others } = await meantEvent(args.number, context);
      if (!event) return say.noEventToAnswer(context.group);
      const { guests } = args;
      // The reply puts it in brackets again.
      const reason = args.reason?.replace(/^\((.*)\)$/s, '$1') ?? null;
      await refuseForAnother({ number: event.number, status, guests, reason }, context, say);
      const answer = { status, guests, reason, source: 'COMMAND' } as const;
      return giveAnswer({ event, others }, answer, context);
    },
  });
}

export const inCommand = answerCommand('GOING', {
  name: 'in',
  aliases: ['going', 'im in', "i'm in", 'count me in'],
  brief: 'you are coming',
  summary: 'You are coming, alone or with guests',
  examples: ['/in', '/in +1', '/in 12 +2 bringing my cousins'],
});

export const outCommand = answerCommand('DECLINED', {
  name: 'out',
  aliases: [
    'im out',
    "i'm out",
    'not going',
    'not coming',
    "can't make it",
    'cant make it',
    "can't come",
    'cant come',
    'decline',
  ],
  brief: 'you are not coming',
  summary: 'You are not coming; your place goes to the next in line',
  examples: ['/out', '/out 12 my knee hurts'],
});

export const maybeCommand = answerCommand('MAYBE', {
  name: 'maybe',
  aliases: ['perhaps', 'not sure'],
  brief: 'you may come',
  summary: 'You may come',
  examples: ['/maybe', '/maybe 12 if work lets me'],
});
