import { Checkbox, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useFormat } from '../../lib/format.ts';
import {
  type CampaignValues,
  isQuestion,
  lengthOfMessage,
  mostHoursBefore,
} from './campaign-form.ts';
import { useCallWords } from './words.ts';

/** What is said on the phone: a message, and whether appointments are asked about. */
export function WhatStep({ form }: { form: UseFormReturnType<CampaignValues> }) {
  const words = useCallWords();
  const { number } = useFormat();
  const { message, aboutAppointments } = form.values;
  const isAsked = isQuestion(form.values);
  return (
    <Stack>
      {!isAsked && (
        <Checkbox
          label={words.aboutAppointments}
          description={words.aboutAppointmentsAbout}
          {...form.getInputProps('aboutAppointments', { type: 'checkbox' })}
        />
      )}
      {!isAsked && aboutAppointments && (
        <NumberInput
          label={words.hoursBefore}
          description={words.hoursBeforeAbout}
          min={1}
          max={mostHoursBefore}
          allowDecimal={false}
          clampBehavior="none"
          maw={280}
          {...form.getInputProps('hoursBefore')}
        />
      )}
      <Textarea
        label={words.message}
        description={isAsked || aboutAppointments ? words.messageMaybe : words.messageAbout}
        placeholder={words.messageExample}
        withAsterisk={!isAsked && !aboutAppointments}
        autosize
        minRows={3}
        {...form.getInputProps('message')}
      />
      <Text size="xs" c="dimmed" ta="right" mt={-8}>
        {words.characters(number(lengthOfMessage(message)))}
      </Text>
    </Stack>
  );
}
