import { noGroupHere } from '../../context/read-context.ts';
import { findGroups, requireGroup } from '../../groups/find-group.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { fold, type Token } from '../tokenize.ts';
import { looksLikeName } from './names.ts';
import { problem, type Resolving, type Slot, type Stretch, textOf, value } from './slot.ts';
import { type Words, wordsFor } from './words.ts';

/** "the book club" and, as replies show it, "📚 Book Club" → "Book Club". */
export function withoutOrnament(name: string, words: Words): string {
  const bare = name.replace(/^[^\p{L}\p{N}]+(?=.)/u, '');
  const [lead, article] = /^(\p{L}+)\s+(?=.)/u.exec(bare) ?? [];
  return lead !== undefined && words.articles.has(fold(article!))
    ? withoutOrnament(bare.slice(lead.length), words)
    : bare;
}

/**
 * The groups that some names mean, by name. Dates are then read in their zone, where they have the
 * same. Throws chatNotLinked for "everyone" nowhere.
 */
export async function seekGroups(
  names: readonly string[],
  resolving: Resolving,
): Promise<Map<string, GroupView>> {
  const { context, scope, actor } = resolving;
  const words = wordsFor(context.locale);
  const spoken = names.map((name) => ({ name, plain: withoutOrnament(name, words) }));
  const found = await findGroups(
    scope,
    actor,
    spoken.flatMap(({ name, plain }) => [name, plain]),
  );
  const groups = new Map<string, GroupView>();
  for (const { name, plain } of spoken) {
    const isLinked = !found.has(name) && words.linkedGroup.has(fold(plain));
    if (isLinked && !context.group) throw noGroupHere(context);
    const group = isLinked ? context.group : (found.get(name) ?? found.get(plain));
    if (group) groups.set(name, group);
  }
  const own = context.message.organization.timeZone;
  const zones = new Set([...groups.values()].map(({ timeZone }) => timeZone ?? own));
  if (zones.size > 0) resolving.zone = zones.size === 1 ? [...zones][0]! : own;
  return groups;
}

/** The group that a name means. Throws groupNotFound, chatNotLinked. */
export async function resolveGroup(name: string, resolving: Resolving): Promise<GroupView> {
  const { context, scope, actor } = resolving;
  const group = (await seekGroups([name], resolving)).get(name);
  return group ?? requireGroup(scope, actor, withoutOrnament(name, wordsFor(context.locale)));
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

/** Whether a group or people can be meant by what follows "for". */
export function beginsTarget(
  tokens: readonly Token[],
  at: number,
  titleIsQuoted: boolean,
  words: Words,
): boolean {
  return titleIsQuoted || tokens[at]!.kind === 'quoted' || looksLikeName(tokens, at, words);
}
