import type { Person } from '../../context/find-people.ts';
import { UserError } from '../../errors.ts';
import { findGroup, requireGroup } from '../../groups/find-group.ts';
import type { GroupView } from '../../groups/group.ts';
import { fold, type Token } from '../tokenize.ts';
import { looksLikeName } from './names.ts';
import { lookUp, splitNames } from './people.ts';
import { problem, type Resolving, type Slot, type Stretch, textOf, value } from './slot.ts';

const everybody = new Set(['everyone', 'everybody', 'all', 'us', 'group', 'team']);

/** The linked group itself, said in place of its name. */
function isLinkedGroup(name: string): boolean {
  return everybody.has(fold(name).replace(/^the /, '')) || fold(name) === 'this group';
}

/** "the book club" and, as replies show it, "📚 Book Club" → "Book Club". */
function withoutOrnament(name: string): string {
  return name.replace(/^(?:[^\p{L}\p{N}]+|the\s+)+(?=.)/iu, '');
}

/** The group that a name means, if any; dates are then read in its zone. Throws chatNotLinked for "everyone" nowhere. */
async function seekGroup(name: string, resolving: Resolving): Promise<GroupView | undefined> {
  const { context, scope, actor } = resolving;
  let group = await findGroup(scope, actor, name);
  if (!group && isLinkedGroup(name)) {
    if (!context.group) throw new UserError('chatNotLinked', {});
    group = context.group;
  }
  const plain = withoutOrnament(name);
  if (!group && plain !== name) group = await findGroup(scope, actor, plain);
  if (group) resolving.zone = group.timeZone ?? context.message.organization.timeZone;
  return group;
}

async function resolveGroup(name: string, resolving: Resolving): Promise<GroupView> {
  return (
    (await seekGroup(name, resolving)) ??
    (await requireGroup(resolving.scope, resolving.actor, withoutOrnament(name)))
  );
}

interface GroupOptions {
  keywords?: readonly string[];
  /** Whether it may stand without a keyword; by default where it has none. */
  positional?: boolean | 'handle';
  /** Where text may follow the keyword that is no group ("for two"), what a group looks like. */
  begins?: typeof beginsTarget;
}

/** A group by name or handle; where it is left out, the one that the chat is linked to, or null. */
export function group(
  label = 'group',
  { keywords = [], begins = () => true, positional = keywords.length === 0 }: GroupOptions = {},
): Slot<GroupView | null> {
  return {
    label,
    optional: true,
    keywords,
    positional,
    form: { kind: 'text', begins },
    stage: 1,
    resolve: async (stretch, resolving) => {
      const name = stretch ? nameOf(stretch) : '';
      return value(name === '' ? resolving.context.group : await resolveGroup(name, resolving));
    },
  };
}

/** As group, but it must be named. */
export function requiredGroup(label = 'group', options: GroupOptions = {}): Slot<GroupView> {
  const slot = group(label, options);
  return {
    ...slot,
    optional: false,
    resolve: async (stretch, resolving) => {
      const name = stretch ? nameOf(stretch) : '';
      return name === ''
        ? problem({ code: 'missing', what: label })
        : value(await resolveGroup(name, resolving));
    },
  };
}

/** A group by its handle or in quotes, wherever it stands: @BookClub, "Book Club". Else the linked one. */
export function groupHandle(keywords: readonly string[]): Slot<GroupView | null> {
  return {
    ...group('group', { keywords, positional: true }),
    form: {
      kind: 'token',
      matches: (tokens, at) => (tokens[at]!.handle || tokens[at]!.kind === 'quoted' ? 1 : 0),
    },
  };
}

function nameOf(stretch: Stretch): string {
  const [only] = stretch.tokens;
  if (stretch.tokens.length === 1 && only)
    return only.kind === 'quoted' ? only.value : only.value.replace(/[,;:?!]+$/, '');
  return textOf(stretch).replace(/^[@＠]/, '');
}

/** Whom something is for: a group, or people. */
export type Target = { group: GroupView } | { people: Person[] };

/**
 * Whom something is for: "for @BookClub", "for @Pau and me", "for everyone". Without quotes around the
 * title, only a handle, a phone or "me" can be meant; "for mum" stays in the title. Null when left out.
 */
export function target(
  label: string,
  { keywords, positional }: { keywords: readonly string[]; positional: boolean | 'handle' },
): Slot<Target | null> {
  return {
    label,
    optional: true,
    keywords,
    positional,
    form: { kind: 'text', goesOn: true, begins: positional === true ? () => true : beginsTarget },
    stage: 1,
    resolve: async (stretch, resolving) => {
      if (!stretch) return value(null);
      const names = splitNames(stretch);
      const [only] = names;
      if (names.length === 1 && only !== undefined && fold(only) !== 'me') {
        const group = await seekGroup(only, resolving);
        if (group) return value({ group });
      }
      const groupId = resolving.context.group?.id ?? null;
      try {
        return value({ people: await lookUp(stretch, resolving, { groupId }) });
      } catch (error) {
        throw await groupOrPerson(error, names.length === 1, resolving);
      }
    },
  };
}

/** Whether a group or people can be meant by what follows "for". */
export function beginsTarget(
  tokens: readonly Token[],
  at: number,
  titleIsQuoted: boolean,
): boolean {
  return titleIsQuoted || tokens[at]!.kind === 'quoted' || looksLikeName(tokens, at);
}

/** A name that is nobody's may be a group's: misspelt, or in a list, where a group cannot stand. */
async function groupOrPerson(
  error: unknown,
  isAlone: boolean,
  { scope, actor }: Resolving,
): Promise<unknown> {
  if (!(error instanceof UserError) || error.code !== 'contactNotFound') return error;
  const { name, suggestions } = (error as UserError<'contactNotFound'>).details;
  try {
    await requireGroup(scope, actor, name);
    return new UserError('invalid', {
      field: 'list of those it is for',
      expected: 'one group, or people',
      example: 'for @BookClub',
    });
  } catch (missing) {
    if (!(missing instanceof UserError) || missing.code !== 'groupNotFound') return missing;
    if (!isAlone) return error;
    const groups = (missing as UserError<'groupNotFound'>).details.suggestions;
    return new UserError('targetNotFound', {
      name,
      suggestions: [...groups, ...suggestions].slice(0, 3),
    });
  }
}
