import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import {
  type AnswerEventData,
  answerEvent,
  type Event,
  type Participant,
} from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useEventWords } from './words.ts';

type Answer = AnswerEventData['body']['status'];

/** More guests nobody brings (docs/rules.md). */
const mostGuests = 50;

interface AnswerFormProps {
  event: Event;
  participant: Participant;
  onClose: () => void;
}

/** Gives somebody's answer: in, with guests or without, maybe or out. */
export function AnswerForm({ event, participant, onClose }: AnswerFormProps) {
  const words = useEventWords();
  const { locale } = useFormat();
  const { contactId, name, guests, reason } = participant;
  const [status, setStatus] = useState<Answer>(
    participant.status === 'MAYBE' || participant.status === 'DECLINED'
      ? participant.status
      : 'GOING',
  );
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { guests, reason: reason ?? '' },
  });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: (values: { guests: number; reason: string }) => {
      const body = {
        status,
        guests: status === 'DECLINED' ? 0 : Number(values.guests),
        reason: values.reason.trim() || null,
      };
      return ask(answerEvent({ client: api, path: { id: event.id, contactId }, body }));
    },
    changes: [['events']],
    done({ waitingPlace, promoted }) {
      const said = waitingPlace ? words.waits(name, waitingPlace) : words.answered(name);
      if (promoted.length === 0) return said;
      const names = new Intl.ListFormat(locale).format(promoted.map((one) => one.name));
      return `${said} ${words.movedUp(names)}`;
    },
    onDone: onClose,
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={words.answerFor(name)}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => mutate(values))}
      isPending={isPending}
      problem={problem}
    >
      <SegmentedControl
        fullWidth
        aria-label={words.answer}
        value={status}
        onChange={(value) => setStatus(value as Answer)}
        data={Object.entries(words.answers).map(([value, label]) => ({ value, label }))}
      />
      {status !== 'DECLINED' && (
        <NumberInput
          label={words.bringing}
          min={0}
          max={mostGuests}
          allowDecimal={false}
          key={form.key('guests')}
          {...form.getInputProps('guests')}
        />
      )}
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        maxLength={500}
        key={form.key('reason')}
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  );
}
