import { Group, Input, Stack, Switch, TextInput } from '@mantine/core';
import { useFormat } from '../../lib/format.ts';
import type { SettingsFormType } from './settings-form.tsx';
import { useOrganizationWords } from './words.ts';

/** A Monday, from which the names of weekdays are told. */
const monday = Date.UTC(2024, 0, 1, 12);
const dayMs = 86_400_000;

/** A line for each weekday: whether people are called on it, and between which hours. */
export function HoursFields({ form }: { form: SettingsFormType }) {
  const words = useOrganizationWords();
  const { locale } = useFormat();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return (
    <Input.Wrapper label={words.hours} error={form.errors.callHours}>
      <Stack gap="xs" mt={4}>
        {form.values.callHours.map(({ isOn }, day) => {
          const name = weekday.format(monday + day * dayMs);
          return (
            <Group key={name} gap="xs" mih={42}>
              <Switch
                w={{ base: '100%', sm: 130 }}
                aria-label={words.isCalled(name)}
                label={name}
                {...form.getInputProps(`callHours.${day}.isOn`, { type: 'checkbox' })}
              />
              {isOn && (
                <>
                  <TextInput
                    type="time"
                    aria-label={words.fromOn(name)}
                    {...form.getInputProps(`callHours.${day}.from`)}
                  />
                  <TextInput
                    type="time"
                    aria-label={words.untilOn(name)}
                    {...form.getInputProps(`callHours.${day}.until`)}
                  />
                </>
              )}
            </Group>
          );
        })}
      </Stack>
    </Input.Wrapper>
  );
}
