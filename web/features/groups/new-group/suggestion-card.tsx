import { Alert, Badge, Button, Paper, Group as Row, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import {
  acceptGroupSuggestion,
  dismissGroupSuggestion,
  type GroupSuggestion,
} from '../../../../client/muster.ts';
import { GroupMark } from '../../../components/group-mark.tsx';
import { api, ask } from '../../../lib/api.ts';
import { useFormProblem } from '../../../lib/form-problem.ts';
import { useFormat } from '../../../lib/format.ts';
import { useChange } from '../../../lib/use-change.ts';
import { useCommonWords } from '../../../lib/words.ts';
import { identityFields } from '../form-fields.ts';
import { useGroupFormWords } from '../form-words.ts';
import { useMake } from './use-make.ts';
import { useNewGroupWords } from './words.ts';

/** A group that might be: who would be in it and why, under which name, and what it would be good for. */
export function SuggestionCard({ suggestion }: { suggestion: GroupSuggestion }) {
  const common = useCommonWords();
  const words = useNewGroupWords();
  const fields = useGroupFormWords();
  const format = useFormat();
  const { key, name, count, rule, goodFor, examples, near } = suggestion;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name },
    validate: schemaResolver(z.looseObject({ name: identityFields(fields).name }), { sync: true }),
  });
  const problem = useFormProblem(form, 'name');
  const accept = useMake({
    run: (wanted: { name: string }) =>
      ask(acceptGroupSuggestion({ client: api, body: { key, name: wanted.name.trim() } })),
    onProblem: problem.show,
  });
  const dismiss = useChange({
    run: () => ask(dismissGroupSuggestion({ client: api, body: { key } })),
    changes: [['groups', 'suggestions']],
    done: words.dismissed(name),
  });
  return (
    <Paper withBorder p="sm" component="article" aria-label={name}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          problem.clear();
          accept.mutate(values);
        })}
      >
        <Stack gap="xs">
          {problem.said !== undefined && <Alert color="red">{problem.said}</Alert>}
          <Row wrap="nowrap" gap="sm" align="flex-start">
            <GroupMark group={suggestion} />
            <TextInput
              aria-label={common.name}
              flex={1}
              autoComplete="off"
              key={form.key('name')}
              {...form.getInputProps('name')}
            />
            <Badge variant="default" tt="none" size="lg" h={36}>
              {words.count(count, format.number(count))}
            </Badge>
          </Row>
          <div>
            <Text size="sm">{rule}</Text>
            {examples.length > 0 && (
              <Text size="sm" c="dimmed">
                {words.examples(examples.map((one) => one.name).join(', '))}
              </Text>
            )}
            <Text size="sm" c="dimmed">
              {words.goodFor(goodFor)}
            </Text>
            {near && (
              <Text size="sm" c="dimmed">
                {words.near(format.number(near.both), near.name)}
              </Text>
            )}
          </div>
          <Row justify="flex-end" gap="xs">
            <Button
              variant="default"
              aria-label={words.dismissNamed(name)}
              loading={dismiss.isPending}
              onClick={() => dismiss.mutate()}
            >
              {words.dismiss}
            </Button>
            <Button type="submit" aria-label={words.acceptNamed(name)} loading={accept.isPending}>
              {common.create}
            </Button>
          </Row>
        </Stack>
      </form>
    </Paper>
  );
}
