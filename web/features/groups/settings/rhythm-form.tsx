import { Anchor, NumberInput, Select, SimpleGrid, Switch, Text } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import * as z from 'zod/mini';
import type { GroupDetails } from '../../../../client/muster.ts';
import { Form } from '../../../components/form.tsx';
import { useFormProblem } from '../../../lib/form-problem.ts';
import { useSession } from '../../../lib/session.ts';
import { DigestField, MinuteField } from './digest-field.tsx';
import { DurationField } from './duration-field.tsx';
import { useSave } from './use-save.ts';
import { useGroupSettingsWords } from './words.ts';

const zones = Intl.supportedValuesOf('timeZone');

/** As docs/rules.md has them, in minutes and days. */
const longestLead = 4 * 7 * 1440;
const longestWindow = 1440;
const mostAhead = 28;

/** When what is said of a group: its clock, its reminders, its series and its digest. */
export function RhythmForm({ group }: { group: GroupDetails }) {
  const words = useGroupSettingsWords();
  const { organization } = useSession();
  const within = (most: number, bad: string) =>
    z.int(bad).check(z.minimum(1, bad), z.maximum(most, bad));
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      timeZone: group.timeZone,
      remindUnanswered: group.remindUnanswered,
      remindComing: group.remindComing,
      rescueMinutes: group.rescueMinutes,
      rescueLastMinutes: group.rescueLastMinutes,
      aheadDays: group.aheadDays,
      digestRule: group.digestRule,
      digestMinute: group.digestMinute,
      topList: group.topList,
    },
    validate: schemaResolver(
      z.looseObject({
        remindUnanswered: z.nullable(within(longestLead, words.badLead)),
        remindComing: z.nullable(within(longestLead, words.badLead)),
        rescueMinutes: z.nullable(within(longestWindow, words.badWindow)),
        rescueLastMinutes: within(longestWindow, words.badWindow),
        aheadDays: z
          .int(words.badAhead)
          .check(z.minimum(0, words.badAhead), z.maximum(mostAhead, words.badAhead)),
        digestMinute: z.int(words.badTime),
      }),
      { sync: true },
    ),
  });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useSave(group.id, problem.show);
  return (
    <Form
      noValidate
      problem={problem}
      isPending={isPending}
      onSubmit={form.onSubmit((values) => {
        mutate(values);
      })}
    >
      <Select
        label={words.zone}
        placeholder={words.zoneOfOrganization(organization.timeZone)}
        searchable
        clearable
        limit={100}
        data={zones}
        maw={420}
        key={form.key('timeZone')}
        {...form.getInputProps('timeZone')}
      />
      <Text size="sm" c="dimmed">
        {words.quiet}{' '}
        <Anchor component={Link} to="/organization/settings" inherit underline="always">
          {words.quietLink}
        </Anchor>
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="md">
        <DurationField
          label={words.unanswered}
          description={words.before}
          key={form.key('remindUnanswered')}
          {...form.getInputProps('remindUnanswered')}
        />
        <DurationField
          label={words.coming}
          description={words.before}
          key={form.key('remindComing')}
          {...form.getInputProps('remindComing')}
        />
        <DurationField
          label={words.rescue}
          description={words.rescueAbout}
          key={form.key('rescueMinutes')}
          {...form.getInputProps('rescueMinutes')}
        />
        <DurationField
          label={words.rescueLast}
          description={words.rescueLastAbout}
          key={form.key('rescueLastMinutes')}
          {...form.getInputProps('rescueLastMinutes')}
        />
        <NumberInput
          label={words.ahead}
          description={words.aheadAbout}
          min={0}
          max={mostAhead}
          clampBehavior="none"
          allowDecimal={false}
          key={form.key('aheadDays')}
          {...form.getInputProps('aheadDays')}
        />
      </SimpleGrid>
      <DigestField key={form.key('digestRule')} {...form.getInputProps('digestRule')} />
      <MinuteField key={form.key('digestMinute')} {...form.getInputProps('digestMinute')} />
      <Switch
        label={words.topList}
        description={words.topListAbout}
        key={form.key('topList')}
        {...form.getInputProps('topList', { type: 'checkbox' })}
      />
    </Form>
  );
}
