import type { Person, Preference } from '../../context/find-people.ts';
import { UserError } from '../../errors.ts';
import { suggestGroups } from '../../groups/find-group.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { fold } from '../tokenize.ts';
import { beginsTarget, group, seekGroups } from './group.ts';
import { anyoneAt, firstNameAt } from './names.ts';
import {
  isSelf,
  lookUp,
  type NamedPeople,
  people,
  requiredPeople,
  requireFew,
  splitNames,
} from './people.ts';
import { problem, type Resolving, type Slot, type Stretch, value } from './slot.ts';

/** Whom something is for: the members of groups, and people. */
export interface Targets {
  groups: GroupView[];
  people: Person[];
  /** Whether one of them does it for all: "for anyone in @BookClub". */
  anyone: boolean;
}

export interface TargetOptions {
  keywords: readonly string[];
  positional: boolean | 'handle';
}

/**
 * Whom something is for: "for @BookClub, @Pau and me", "for everyone". Without quotes around the
 * title, only a handle, a phone or "me" can be meant; "for mum" stays in the title. Null when left out.
 */
export function targets(
  label: string,
  { keywords, positional }: TargetOptions,
): Slot<Targets | null> {
  return {
    label,
    optional: true,
    keywords,
    positional,
    form: { kind: 'text', goesOn: true, begins: positional === true ? () => true : beginsTarget },
    stage: 1,
    resolve: async (stretch, resolving) =>
      value(stretch ? await readTargets(stretch, resolving) : null),
  };
}

/** Those who are named; where it is for anyone of nobody in particular, those of the linked group. */
async function readTargets(stretch: Stretch, resolving: Resolving): Promise<Targets> {
  const { tokens, words } = stretch;
  const from = anyoneAt(tokens, 0, words);
  if (from === undefined) return lookUpTargets(splitNames(stretch), resolving);
  const company = { ...stretch, tokens: tokens.slice(from) };
  const names = splitNames(company).map((name) => (words.together.has(fold(name)) ? all : name));
  return { ...(await lookUpTargets(names.length > 0 ? names : [all], resolving)), anyone: true };
}

/** The linked group, in a word that works in every language. */
const all = 'everyone';

/** Those who were named, before they are looked up. */
export interface NamedTargets {
  /** Looks them up; members of the preferred group first. */
  find(preference: Preference): Promise<Targets>;
}

/** As requiredPeople, where groups may be named too: "to everyone". */
export function requiredTargets(label: string, keywords: readonly string[]): Slot<NamedTargets> {
  return {
    ...requiredPeople(label, keywords),
    resolve: (stretch, resolving) =>
      stretch
        ? value({
            find: (preference) => lookUpTargets(splitNames(stretch), resolving, preference),
          })
        : problem({ code: 'missing', what: label }),
  };
}

/** One group, or people. */
export type Target = { group: GroupView } | { people: Person[] };

/** As targets, where only one group can be meant, or people. */
export function target(label: string, options: TargetOptions): Slot<Target | null> {
  return {
    ...targets(label, options),
    resolve: async (stretch, resolving) => {
      if (!stretch) return value(null);
      const { groups, people } = await lookUpTargets(splitNames(stretch), resolving);
      if (groups.length === 0) return value({ people });
      if (groups.length === 1 && people.length === 0) return value({ group: groups[0]! });
      throw new UserError('invalid', {
        field: 'list of those it is for',
        expected: 'one group, or people',
        example: 'for @BookClub',
      });
    },
  };
}

/** As a group, where several may be named by mistake. Throws oneGroupOnly for these. */
export function soleGroup(label: string, options: TargetOptions): Slot<GroupView | null> {
  const slot = group(label, { ...options, begins: beginsTarget });
  return {
    ...slot,
    form: { kind: 'text', goesOn: true, begins: beginsTarget },
    resolve: async (stretch, resolving) => {
      try {
        return await slot.resolve(stretch, resolving);
      } catch (error) {
        const names = stretch ? splitNames(stretch) : [];
        if (!(error instanceof UserError) || error.code !== 'groupNotFound' || names.length < 2)
          throw error;
        await lookUpTargets(names, resolving);
        throw new UserError('oneGroupOnly', {});
      }
    },
  };
}

/** Who is left out: "except @Pau and me". Looked up once it is known of what they are left out. */
export function exceptions(): Slot<NamedPeople | null> {
  return people(
    'people to leave out',
    ['except', 'except for', 'but', 'but not', 'without', 'excluding'],
    false,
    // After those it is for, anybody may be named: "for @everyone except Pau".
    (tokens, at, titleIsQuoted, words) =>
      beginsTarget(tokens, at, titleIsQuoted, words) || firstNameAt(tokens, words) < at - 1,
  );
}

/** Groups and people by their names, each once. A name that is a group's means the group. */
async function lookUpTargets(
  names: readonly string[],
  resolving: Resolving,
  preference: Preference = { groupId: resolving.context.group?.id ?? null },
): Promise<Targets> {
  requireFew(names);
  const named = await seekGroups(
    names.filter((name) => !isSelf(name, resolving)),
    resolving,
  );
  const groups = new Map([...named.values()].map((group) => [group.id, group]));
  const others = names.filter((name) => !named.has(name));
  try {
    const people = others.length > 0 ? await lookUp(others, resolving, preference) : [];
    return { groups: [...groups.values()], people, anyone: false };
  } catch (error) {
    throw await neitherGroupNorPerson(error, resolving);
  }
}

/** A name that is nobody's may be a group's, misspelt. */
async function neitherGroupNorPerson(
  error: unknown,
  { scope, actor }: Resolving,
): Promise<unknown> {
  if (!(error instanceof UserError) || error.code !== 'contactNotFound') return error;
  const { name, suggestions } = (error as UserError<'contactNotFound'>).details;
  const groups = await suggestGroups(scope, actor, name);
  return new UserError('targetNotFound', {
    name,
    suggestions: [...groups, ...suggestions].slice(0, 3),
  });
}
