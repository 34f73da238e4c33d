import {
  findPeople,
  type Person,
  type Preference,
  readPersonName,
} from '../../context/find-people.ts';
import { UserError } from '../../errors.ts';
import { countryOf } from '../../forms/country.ts';
import { fold, type Token } from '../tokenize.ts';
import { isJoint, isParticle } from './names.ts';
import { problem, type Resolving, type Slot, type Stretch, value } from './slot.ts';
import { wordsFor } from './words.ts';

/** As many as the API takes at once. */
const mostPeople = 1000;

type Begins = Extract<Slot<unknown>['form'], { kind: 'text' }>['begins'];

/** People who were named, before they are looked up: nobody yet knows who they are. */
export interface NamedPeople {
  /** Looks them up among those whom the sender may name, members of the group first. */
  find(preference: Preference): Promise<Person[]>;
  /** As they were named. */
  texts: readonly string[];
  /** Whether it is the sender and nobody else, by what they say of themselves. */
  areSelf: boolean;
}

/**
 * A list of people: "@Abraham, @Pau and me", by mention, name or phone. It is looked up by the
 * command, once the group that it is about is known.
 */
export function people(
  label: string,
  keywords: readonly string[] = [],
  positional: boolean | 'handle' = keywords.length === 0,
  begins: Begins = () => true,
): Slot<NamedPeople | null> {
  return {
    label,
    optional: true,
    keywords,
    positional,
    form: { kind: 'text', goesOn: true, begins },
    stage: 1,
    resolve: (stretch, resolving) => value(stretch ? named(stretch, resolving) : null),
  };
}

/** As people, but somebody must be named. */
export function requiredPeople(label: string, keywords: readonly string[] = []): Slot<NamedPeople> {
  const slot = people(label, keywords, true);
  return {
    ...slot,
    optional: false,
    resolve: (stretch, resolving) =>
      stretch ? value(named(stretch, resolving)) : problem({ code: 'missing', what: label }),
  };
}

function named(stretch: Stretch, resolving: Resolving): NamedPeople {
  const names = splitNames(stretch);
  return {
    texts: names,
    find: (preference) => lookUp(names, resolving, preference),
    areSelf: names.length > 0 && names.every((name) => isSelf(name, resolving)),
  };
}

/** Whether the sender says it of themselves. */
export function isSelf(text: string, { context }: Resolving): boolean {
  return wordsFor(context.locale).self.has(fold(text));
}

/** Looks people up, the sender among them where they say "me". Each is answered once. */
export async function lookUp(
  texts: readonly string[],
  resolving: Resolving,
  preference: Preference,
): Promise<Person[]> {
  const { context, scope, actor } = resolving;
  requireFew(texts);
  const others = texts.filter((text) => !isSelf(text, resolving));
  const country = countryOf(context.message.organization);
  const found = await findPeople(
    scope,
    actor,
    others.map((text) => readPersonName(text, context.message.mentions, country)),
    preference,
  );
  const queue = [...found];
  const all = texts.map((text) => (isSelf(text, resolving) ? context.sender : queue.shift()!));
  return [
    ...new Map(
      all.map((person) => [person.contactId, { contactId: person.contactId, name: person.name }]),
    ).values(),
  ];
}

/** Throws invalid for more names than are looked up at once. */
export function requireFew(texts: readonly string[]): void {
  if (texts.length <= mostPeople) return;
  throw new UserError('invalid', {
    field: 'number of people',
    expected: `${mostPeople} at most at once`,
    example: '@Pau, @Sam',
  });
}

/** "@Pau García, @Sam and Jo" → ["Pau García", "Sam", "Jo"]. A handle begins a new name. */
export function splitNames({ source, tokens, words }: Stretch): string[] {
  const names: Token[][] = [];
  let open = false;
  for (const [at, token] of tokens.entries()) {
    const word = token.kind === 'word' ? token.value : '';
    if (isJoint(token, words)) {
      open = false;
      continue;
    }
    if (!open && isParticle(tokens, at, words)) continue;
    if (!open || token.handle) names.push([]);
    names.at(-1)!.push(token);
    open = !word.endsWith(',');
  }
  return names
    .flatMap((own) => {
      const [first, ...others] = own;
      // "Smith, Jo" in quotes is one name.
      if (first!.kind === 'quoted' && others.length === 0) return first!.value;
      const text = others.length === 0 ? first!.value : source.slice(first!.start, own.at(-1)!.end);
      return text.split(',').map((name) => name.replace(/^\s*[@＠]/, ''));
    })
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
