import { Radio, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { ContactPicker } from '../../components/contact-picker.tsx';
import { GroupPicker } from '../../components/group-picker.tsx';
import { useCommonWords } from '../../lib/words.ts';
import type { CampaignValues } from './campaign-form.ts';
import { Choice } from './choice.tsx';
import { MemberPicker } from './member-picker.tsx';
import { EventPicker, TaskPicker } from './question-picker.tsx';
import { useCallWords } from './words.ts';

const kinds = ['group', 'members', 'people', 'event', 'task'] as const;

/** Whom to call: a group, some of it, people, or those who have not answered. */
export function WhoStep({ form }: { form: UseFormReturnType<CampaignValues> }) {
  const common = useCommonWords();
  const words = useCallWords();
  const { kind, groupId } = form.values;
  const { onChange: pickKind, ...kindProps } = form.getInputProps('kind');
  const { onChange: pickGroup, ...groupProps } = form.getInputProps('groupId');
  const isOfGroup = kind === 'group' || kind === 'members';
  return (
    <Stack>
      <Radio.Group
        label={words.whom}
        {...kindProps}
        onChange={(value) => {
          pickKind(value);
          form.clearErrors();
        }}
      >
        <Stack gap={0}>
          {kinds.map((value) => (
            <Choice key={value} value={value} label={words.kinds[value]} />
          ))}
        </Stack>
      </Radio.Group>
      {isOfGroup && (
        <GroupPicker
          label={common.group}
          placeholder={words.pickGroup}
          onlyLed
          {...groupProps}
          onChange={(id) => {
            pickGroup(id ?? '');
            // Whoever was picked is of another.
            if (kind === 'members') form.setFieldValue('people', []);
          }}
          withAsterisk
        />
      )}
      {kind === 'members' && groupId !== '' && (
        <MemberPicker
          groupId={groupId}
          label={words.person}
          {...form.getInputProps('people')}
          value={form.values.people}
        />
      )}
      {kind === 'people' && (
        <ContactPicker
          label={words.person}
          placeholder={words.peopleHint}
          withAsterisk
          styles={{ pillsList: { maxHeight: 200, overflowY: 'auto' } }}
          {...form.getInputProps('people')}
          value={form.values.people}
        />
      )}
      {kind === 'event' && <EventPicker {...form.getInputProps('eventId')} />}
      {kind === 'task' && <TaskPicker {...form.getInputProps('taskId')} />}
    </Stack>
  );
}
