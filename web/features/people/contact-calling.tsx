import { Badge, Text } from '@mantine/core';
import type { Contact } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { Fact, Facts } from './facts.tsx';
import { Section } from './section.tsx';

/** Whether somebody may be called and written to, how that is known, and since when. */
export function ContactCalling({ contact }: { contact: Contact }) {
  const words = useContactPageWords();
  const common = useCommonWords();
  const format = useFormat();
  const { callConsent, doNotCall, optedOutAt } = contact;
  const source = (
    of: Contact['callConsentSource'] | Contact['doNotCallSource'],
    at: string | null,
  ) =>
    of &&
    at && (
      <Text span size="xs" c="dimmed">
        {' '}
        {words.known(words.sources[of], format.date(at))}
      </Text>
    );
  return (
    <Section title={words.calling}>
      <Facts>
        <Fact name={words.consent}>
          {words.consents[callConsent === null ? 'none' : callConsent ? 'yes' : 'no']}
          {source(contact.callConsentSource, contact.callConsentAt)}
        </Fact>
        <Fact name={words.doNotCall}>
          {doNotCall ? (
            <Badge color="red" variant="outline" tt="none" component="span">
              {common.yes}
            </Badge>
          ) : (
            common.no
          )}
          {source(contact.doNotCallSource, contact.doNotCallAt)}
        </Fact>
        <Fact name={words.optedOut}>{optedOutAt && format.date(optedOutAt)}</Fact>
      </Facts>
    </Section>
  );
}
