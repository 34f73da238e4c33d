import { Select, SimpleGrid, Switch } from '@mantine/core';
import { useContactWords } from '../../components/contact-words.ts';
import { useFormat } from '../../lib/format.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { languageName } from './language-name.ts';
import type { ContactForm } from './person-fields.tsx';

const zones = Intl.supportedValuesOf('timeZone');

/** In which language and by whose clock somebody is spoken to, and whether they may be called. */
export function CallingFields({ form }: { form: ContactForm }) {
  const words = useContactPageWords();
  const { fields } = useContactWords();
  const { locale } = useFormat();
  // Those that Muster speaks, and the one that they have.
  const { locale: own, timeZone } = form.getInitialValues();
  const languages = [...new Set(['en', 'es', own])].filter(Boolean);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Select
        label={fields.locale}
        placeholder={words.ofOrganization}
        clearable
        data={languages.map((value) => ({ value, label: languageName(value, locale) }))}
        key={form.key('locale')}
        {...form.getInputProps('locale')}
      />
      <Select
        label={fields.timeZone}
        placeholder={words.byPhone}
        clearable
        searchable
        limit={50}
        data={[...new Set([timeZone, ...zones])].filter(Boolean)}
        key={form.key('timeZone')}
        {...form.getInputProps('timeZone')}
      />
      <Select
        label={words.consent}
        placeholder={words.consents.none}
        clearable
        data={(['yes', 'no'] as const).map((value) => ({ value, label: words.consents[value] }))}
        key={form.key('callConsent')}
        {...form.getInputProps('callConsent')}
      />
      <Switch
        label={words.doNotCall}
        mt={{ base: 0, xs: 30 }}
        key={form.key('doNotCall')}
        {...form.getInputProps('doNotCall', { type: 'checkbox' })}
      />
    </SimpleGrid>
  );
}
