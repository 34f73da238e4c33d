import { remark } from '../arguments/remark.ts';
import { guests, optionalNumbers } from '../arguments/tokens.ts';
import { type Command, defineCommand } from '../command.ts';
import { answerAsSaid } from './answer-as-said.ts';

type Status = 'GOING' | 'MAYBE' | 'DECLINED';

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
      number: optionalNumbers('number of the event'),
      reason: remark(),
    },
    run({ args: { guests, number: numbers, reason }, context, say }) {
      return answerAsSaid({ status, guests, numbers, remark: reason }, context, say);
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
