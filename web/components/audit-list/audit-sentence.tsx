import { Fragment, type ReactNode } from 'react';
import type { AuditEntry } from '../../../client/muster.ts';
import { useLanguage } from '../../lib/language.tsx';
import { TextLink } from '../text-link.tsx';
import { joinNodes } from './join-nodes.tsx';
import { sentencesEn } from './sentences-en.ts';
import { sentencesEs } from './sentences-es.ts';
import { readEntry, type Sentence, type Told } from './told.ts';
import { useAuditWords } from './words.ts';

/** Where things of a group are seen. */
const places: Record<string, '/groups/$groupId/tasks' | '/groups/$groupId/events'> = {
  task: '/groups/$groupId/tasks',
  event: '/groups/$groupId/events',
};

/** So many people are named in a sentence. */
const mostNamed = 3;

/** What an entry tells of, as a sentence with links. */
export function AuditSentence({ entry }: { entry: AuditEntry }) {
  const sentences = useLanguage() === 'es' ? sentencesEs : sentencesEn;
  const told = readEntry(entry);
  const sentence: Sentence = sentences[entry.action];
  const text = typeof sentence === 'string' ? sentence : sentence(told);
  return text
    .split(/(\{[a-z]+\})/)
    .map((part) => (part.startsWith('{') ? <Part key={part} name={part} told={told} /> : part));
}

function Part({ name, told }: { name: string; told: Told }) {
  const words = useAuditWords();
  const { entry, contactIds, count } = told;
  const { actor, groupId, groupName } = entry;
  if (name === '{said}') return told.text('text') || told.text('command');
  if (name === '{other}') return <strong>{told.text('name')}</strong>;
  if (name === '{subject}') return <Subject entry={entry} />;
  if (name === '{group}') {
    return groupId ? (
      <GroupLink id={groupId}>{groupName ?? words.things.group}</GroupLink>
    ) : (
      words.things.group
    );
  }
  if (name === '{who}') {
    if (actor.kind === 'SYSTEM') return <strong>Muster</strong>;
    return <Person id={actor.contactId}>{actor.name ?? words.somebody}</Person>;
  }
  const names = new Map(entry.people.map(({ contactId, name }) => [contactId, name]));
  const named = contactIds.filter((id) => names.has(id));
  const shown = named.slice(0, count > mostNamed ? mostNamed - 1 : mostNamed);
  if (shown.length === 0) return count > 0 ? words.people(count) : words.nobody;
  const others = Math.max(count, contactIds.length) - shown.length;
  return (
    <People
      people={shown.map((id) => (
        <Person key={id} id={id}>
          {names.get(id)}
        </Person>
      ))}
      more={others > 0 && name === '{people}' ? words.others(others) : undefined}
    />
  );
}

function People({ people, more }: { people: ReactNode[]; more: string | undefined }) {
  const language = useLanguage();
  const all = more === undefined ? people : [...people, <Fragment key="more">{more}</Fragment>];
  return joinNodes(all, language);
}

function Subject({ entry }: { entry: AuditEntry }) {
  const words = useAuditWords();
  const { subjectType, subjectId, groupId, subjectName, subjectNumber, before, after } = entry;
  const things: Record<string, string> = words.things;
  // What is gone is still called what it was.
  const name =
    [subjectName, after?.name, before?.name, after?.title, before?.title, before?.label].find(
      (text) => typeof text === 'string' && text !== '',
    ) ?? null;
  const number = subjectNumber ?? after?.number ?? before?.number;
  const label =
    [typeof number === 'number' ? `#${number}` : null, name]
      .filter((part) => part !== null)
      .join(' ') ||
    (things[subjectType] ?? subjectType);
  if (subjectName === null && subjectNumber === null) return <strong>{label}</strong>;
  if (subjectType === 'group') return <GroupLink id={subjectId}>{label}</GroupLink>;
  if (subjectType === 'contact') return <Person id={subjectId}>{label}</Person>;
  if (subjectType === 'campaign') {
    return (
      <TextLink
        inherit
        underline="always"
        to="/calls/$campaignId"
        params={{ campaignId: subjectId }}
      >
        {label}
      </TextLink>
    );
  }
  const place = places[subjectType];
  if (place === undefined || groupId === null) return <strong>{label}</strong>;
  return (
    <TextLink inherit underline="always" to={place} params={{ groupId }}>
      {label}
    </TextLink>
  );
}

function GroupLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <TextLink inherit underline="always" to="/groups/$groupId/members" params={{ groupId: id }}>
      {children}
    </TextLink>
  );
}

function Person({ id, children }: { id: string | null; children: ReactNode }) {
  if (id === null) return <strong>{children}</strong>;
  return (
    <TextLink inherit underline="always" to="/contacts/$contactId" params={{ contactId: id }}>
      {children}
    </TextLink>
  );
}
