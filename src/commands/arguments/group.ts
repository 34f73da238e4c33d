import { UserError } from '../../errors.ts';
import { findGroup, requireGroup } from '../../groups/find-group.ts';
import type { GroupView } from '../../groups/group.ts';
import type { Person } from '../../context/find-people.ts';
import { fold, type Token } from '../tokenize.ts';
import { looksLikeName } from './names.ts';
import { lookUp, splitNames } from './people.ts';
import { problem, type Resolving, type Slot, type Stretch, textOf, value } from './slot.ts';

const everybody = new Set(['everyone', 'everybody', 'all', 'us', 'group', 'team']);

/** The linked group itself, said in place of its name. */
function isLinkedGroup(name: string): boolean {
  return everybody.has(fold(name).replace(/^the /, '')) || fold(name) === 'this group';
}

async function resolveGroup(name: string, resolving: Resolving): Promise<GroupView> {
  const { context, scope, actor } = resolving;
  const group =
    (await findGroup(scope, actor, name)) ??
    (isLinkedGroup(name) ? context.group : null) ??
    (await requireGroup(scope, actor, name.replace(/^the\s+(?=\S)/i, '')));
  resolving.zone = group.timeZone ?? context.message.organization.timeZone;
  return group;
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
      return name === '' ? problem({ code: 'missing', what: label }) : value(await resolveGroup(name, resolving));
    },
  };
}

/** A group by its handle or in quotes, wherever it stands: @BookClub, "Book Club". Else the linked one. */
export function groupHandle(keywords: readonly string[]): Slot<GroupView | null> {
  return {
    ...group('group', { keywords, positional: true }),
    form: { kind: 'token', matches: (tokens, at) => (tokens[at]!.handle || tokens[at]!.kind === 'quoted' ? 1 : 0) },
  };
}

function nameOf(stretch: Stretch): string {
  const [only] = stretch.tokens;
  if (stretch.tokens.length === 1 && only) return only.kind === 'quoted' ? only.value : only.value.replace(/[,;:?!]+$/, '');
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
        const { context, scope, actor } = resolving;
        if (isLinkedGroup(only) && context.group) return value({ group: await resolveGroup(only, resolving) });
        const named = await findGroup(scope, actor, only);
        if (named) return value({ group: await resolveGroup(only, resolving) });
      }
      const groupId = resolving.context.group?.id ?? null;
      try {
        return value({ people: await lookUp(stretch, resolving, { groupId }) });
      } catch (error) {
        throw names.length === 1 ? await groupOrPerson(error, only!, resolving) : error;
      }
    },
  };
}

/** Whether a group or people can be meant by what follows "for". */
export function beginsTarget(tokens: readonly Token[], at: number, titleIsQuoted: boolean): boolean {
  return titleIsQuoted || tokens[at]!.kind === 'quoted' || looksLikeName(tokens, at);
}

/** A name that is nobody's may be a group's, misspelt: suggest both. */
async function groupOrPerson(error: unknown, name: string, { scope, actor }: Resolving): Promise<unknown> {
  if (!(error instanceof UserError) || error.code !== 'contactNotFound') return error;
  try {
    await requireGroup(scope, actor, name);
    return error;
  } catch (missing) {
    if (!(missing instanceof UserError) || missing.code !== 'groupNotFound') return missing;
    const people = (error as UserError<'contactNotFound'>).details.suggestions;
    const groups = (missing as UserError<'groupNotFound'>).details.suggestions;
    return new UserError('targetNotFound', { name, suggestions: [...groups, ...people].slice(0, 3) });
  }
}
