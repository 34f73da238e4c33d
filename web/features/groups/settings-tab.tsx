import { Divider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { NotFoundState } from '../../components/states.tsx';
import { groupQuery } from '../../lib/group-query.ts';
import { AccessForm } from './settings/access-form.tsx';
import { AvatarPart } from './settings/avatar-part.tsx';
import { CalendarPart } from './settings/calendar-part.tsx';
import { ChatsPart } from './settings/chats-part.tsx';
import { EndingPart } from './settings/ending-part.tsx';
import { IdentityForm } from './settings/identity-form.tsx';
import { MirrorPart } from './settings/mirror-part.tsx';
import { RhythmForm } from './settings/rhythm-form.tsx';
import { Section } from './settings/section.tsx';
import { useGroupSettingsWords } from './settings/words.ts';

/** All that can be said of a group by who edits it, part by part. */
export function SettingsTab() {
  const words = useGroupSettingsWords();
  const { groupId } = useParams({ from: '/app/groups/$groupId/settings' });
  // The page around it has read it, and reads it again now and then.
  const { data: group } = useQuery(groupQuery(groupId));
  if (!group) return null;
  if (!group.may.includes('edit')) return <NotFoundState />;
  return (
    <Stack maw={760}>
      <Section title={words.identity}>
        <AvatarPart group={group} />
        <Divider />
        <IdentityForm key={group.id} group={group} />
      </Section>
      <Section title={words.access}>
        <AccessForm key={group.id} group={group} />
      </Section>
      <Section title={words.rhythm}>
        <RhythmForm key={group.id} group={group} />
      </Section>
      <Section title={words.chats} about={words.chatsAbout}>
        <ChatsPart group={group} />
      </Section>
      <Section title={words.mirror} about={words.mirrorAbout}>
        <MirrorPart group={group} />
      </Section>
      <Section title={words.calendar} about={words.calendarAbout}>
        <CalendarPart group={group} />
      </Section>
      <Section title={words.ending} about={words.endingAbout}>
        <EndingPart group={group} />
      </Section>
    </Stack>
  );
}
