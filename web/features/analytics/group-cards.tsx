import { SimpleGrid } from '@mantine/core';
import type { GroupFigures } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { FigureCard } from './figure-card.tsx';
import { lengthOf } from './length-of.ts';
import { useAnalyticsWords } from './words.ts';

/** What a group did, in a card for each kind of it; calls where they are told. */
export function GroupCards({ members, tasks, events, messages, full }: GroupFigures) {
  const words = useAnalyticsWords();
  const format = useFormat();
  const { amount, number } = format;
  const usual = (minutes: number | null) =>
    minutes !== null && words.median(lengthOf(minutes, words, format));
  return (
    <SimpleGrid cols={{ base: 2, lg: full ? 5 : 4 }} spacing={{ base: 'xs', sm: 'md' }}>
      <FigureCard
        label={words.memberFigures}
        value={number(members.count)}
        notes={[
          words.joinedLeft(number(members.joined), number(members.left)),
          words.active(number(members.active)),
          members.goneQuiet > 0 && words.goneQuiet(number(members.goneQuiet)),
        ]}
      />
      <FigureCard
        label={words.events}
        value={number(events.held)}
        notes={[
          words.answeredOf(number(events.answered), number(events.invited)),
          words.wentCame(number(events.went), number(events.attended)),
          usual(events.medianMinutes),
        ]}
      />
      <FigureCard
        label={words.tasksDone}
        value={words.doneOf(number(tasks.done), number(tasks.given))}
        notes={[words.inTime(number(tasks.inTime)), usual(tasks.medianMinutes)]}
      />
      {messages && (
        <FigureCard
          label={words.messages}
          value={number(messages.fromMembers + messages.fromMuster)}
          notes={[
            words.fromMembers(number(messages.fromMembers)),
            words.fromMuster(number(messages.fromMuster)),
          ]}
        />
      )}
      {full && (
        <FigureCard
          label={words.calls}
          value={number(full.calls.total)}
          notes={[
            words.callsOf(number(full.calls.answered), number(full.calls.total)),
            words.reached(number(full.calls.reached)),
            full.calls.costCents !== null &&
              full.calls.costCents > 0 &&
              words.cost(amount(full.calls.costCents)),
          ]}
        />
      )}
    </SimpleGrid>
  );
}
