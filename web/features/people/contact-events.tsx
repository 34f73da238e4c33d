import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ContactEvent, ParticipantStatus } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { useContactEvents } from './queries.ts';
import { ListSection } from './section.tsx';

const colors: Record<ParticipantStatus, string> = {
  INVITED: 'gray',
  GOING: 'teal',
  MAYBE: 'yellow',
  DECLINED: 'red',
  WAITLISTED: 'blue',
};

export function ContactEvents({ contactId }: { contactId: string }) {
  const words = useContactPageWords();
  const events = useContactEvents(contactId);
  return (
    <ListSection
      title={words.events}
      list={events}
      none={words.noEvents}
      keyOf={({ event }) => event.id}
      row={(entry) => <ContactEventRow {...entry} />}
    />
  );
}

function ContactEventRow({ event, answer }: ContactEvent) {
  const words = useContactPageWords();
  const format = useFormat();
  const { group, startsAt, hasTime } = event;
  const came = answer.attended === null ? null : answer.attended ? words.came : words.stayedAway;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text style={{ overflowWrap: 'anywhere' }}>
          {event.title}{' '}
          <Text span c="dimmed" size="sm">
            #{event.number}
          </Text>
        </Text>
        <Text size="sm" c="dimmed">
          {startsAt ? (hasTime ? format.dateTime(startsAt) : format.day(startsAt)) : words.noDate}
          {group && (
            <>
              {' · '}
              <Anchor
                inherit
                underline="always"
                renderRoot={(props) => (
                  <Link to="/groups/$groupId/events" params={{ groupId: group.id }} {...props} />
                )}
              >
                {group.name}
              </Anchor>
            </>
          )}
        </Text>
      </div>
      <Stack gap={2} align="flex-end" miw={110}>
        <Badge variant="dot" color={colors[answer.status]} tt="none">
          {words.answers[answer.status]}
        </Badge>
        {event.status === 'CANCELLED' && <Small>{words.cancelled}</Small>}
        {answer.guests > 0 && <Small>{words.guests(answer.guests)}</Small>}
        {came && <Small>{came}</Small>}
      </Stack>
    </Group>
  );
}

function Small({ children }: { children: string }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );
}
