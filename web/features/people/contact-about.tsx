import { Anchor, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Contact } from '../../../client/muster.ts';
import { useContactWords } from '../../components/contact-words.ts';
import { useFormat } from '../../lib/format.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { Fact, Facts } from './facts.tsx';
import { languageName } from './language-name.ts';
import { MergedContacts } from './merged-contacts.tsx';
import { identitiesQuery } from './queries.ts';
import { Section } from './section.tsx';
import { usePeopleWords } from './words.ts';

/** Who somebody is, by all that they are known by. */
export function ContactAbout({ contact }: { contact: Contact }) {
  const words = useContactPageWords();
  const people = usePeopleWords();
  const { fields } = useContactWords();
  const { locale } = useFormat();
  const { data: known, isPending } = useQuery(identitiesQuery(contact.id));
  return (
    <Section title={words.about}>
      <Facts>
        <Fact name={fields.phone}>
          {contact.phone ? (
            <Anchor href={`tel:${contact.phone}`} size="sm">
              {contact.phone}
            </Anchor>
          ) : (
            people.noPhone
          )}
        </Fact>
        <Fact name={fields.email}>
          {contact.email && (
            <Anchor href={`mailto:${contact.email}`} size="sm">
              {contact.email}
            </Anchor>
          )}
        </Fact>
        <Fact name={words.whatsapp}>
          {isPending ? (
            <Skeleton component="span" display="block" h={16} w={160} aria-busy="true" />
          ) : (
            known?.whatsappIds.map(({ externalId }) => externalId).join('\n') || null
          )}
        </Fact>
        <Fact name={fields.locale}>
          {contact.locale ? languageName(contact.locale, locale) : words.ofOrganization}
        </Fact>
        <Fact name={fields.timeZone}>{contact.timeZone ?? words.byPhone}</Fact>
        <Fact name={fields.notes}>{contact.notes}</Fact>
      </Facts>
      {known && known.merged.length > 0 && <MergedContacts merged={known.merged} />}
    </Section>
  );
}
