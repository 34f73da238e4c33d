import { Alert, Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../lib/format.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useContactWords } from '../contact-words.ts';
import { useUndoToast } from '../undo-toast.tsx';
import type { Plan, Shown } from './plans.ts';
import { useBulkWords } from './words.ts';

interface PlanPreviewProps {
  plan: Plan;
  shown: Shown;
  onBack: () => void;
  /** Whether there is a form to go back to. */
  hasForm: boolean;
  onDone: () => void;
}

/** What a plan would do, and the button that does it; what refuses it is said instead. */
export function PlanPreview({ plan, shown, onBack, hasForm, onDone }: PlanPreviewProps) {
  const words = useBulkWords();
  const common = useCommonWords();
  const say = useProblemWords();
  const format = useFormat();
  const tell = useUndoToast();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const { mutate, isPending } = useChange({
    run: plan.run,
    // Whom it is done to are in groups, and have tasks, events and entries of the log: all of it may be another.
    changes: [[]],
    onDone({ operationId, affected }) {
      if (operationId) tell(words.done[plan.kind](affected, format.number(affected)), operationId);
      onDone();
    },
    onProblem: setProblem,
  });
  const isRefused = shown.refused.length > 0;
  const mayDo = !isRefused && shown.affected > 0;
  const isTyped = plan.typed === undefined || text.trim() === plan.typed;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (mayDo && isTyped) mutate();
      }}
    >
      <Stack>
        {isRefused ? (
          <Alert color="red" title={words.refused}>
            {shown.refused.map(({ detail }) => (
              <Text key={detail} size="sm">
                {detail}
              </Text>
            ))}
          </Alert>
        ) : (
          <Effects kind={plan.kind} shown={shown} />
        )}
        {problem !== undefined && <Alert color="red">{say(problem)}</Alert>}
        {plan.typed !== undefined && mayDo && (
          <TextInput
            label={common.typeToConfirm(plan.typed)}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            {hasForm ? common.back : common.cancel}
          </Button>
          {mayDo && (
            <Button
              type="submit"
              color={plan.kind === 'change' ? undefined : 'red'}
              disabled={!isTyped}
              loading={isPending}
            >
              {words.doIt[plan.kind](shown.affected, format.number(shown.affected))}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function Effects({ kind, shown }: { kind: Plan['kind']; shown: Shown }) {
  const words = useBulkWords();
  const contact = useContactWords();
  const { number } = useFormat();
  const { affected, skipped, groups = [], fields = [], tasks = 0, places = 0 } = shown;
  const nameOf = (field: string) =>
    (contact.fields as Partial<Record<string, string>>)[field] ?? field;
  const shownOf = (field: string, value: string | null) => {
    if (value === null || value === '') return words.nothing;
    const known: Partial<Record<string, string>> =
      field === 'appointmentStatus' ? contact.appointmentStatuses : {};
    return known[value] ?? value;
  };
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>
        {affected === 0 ? words.unaffected : words.affected[kind](affected, number(affected))}
      </Text>
      {skipped.length > 0 && (
        <Text c="dimmed">{words.unchanged(skipped.length, number(skipped.length))}</Text>
      )}
      <List spacing={4}>
        {groups.map(({ groupId, name, added, removed }) => (
          <List.Item key={groupId}>
            <b>{name}</b>:{' '}
            {[
              ...(added > 0 ? [words.join(added, number(added))] : []),
              ...(removed > 0 ? [words.leave(removed, number(removed))] : []),
            ].join(', ')}
          </List.Item>
        ))}
        {fields.map(({ field, before, after, people }) => (
          <List.Item key={`${field} ${before} ${after}`}>
            <b>{nameOf(field)}</b>: {shownOf(field, before)} → {shownOf(field, after)} (
            {words.people(people, number(people))})
          </List.Item>
        ))}
        {tasks > 0 && <List.Item>{words.tasks(tasks, number(tasks))}</List.Item>}
        {places > 0 && <List.Item>{words.places(places, number(places))}</List.Item>}
      </List>
    </Stack>
  );
}
