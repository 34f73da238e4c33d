import { requireInOrganization, requireOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { editGroup } from '../../groups/edit-group.ts';
import type { GroupView } from '../../groups/group.ts';
import { findTimeZone } from '../../people/find-time-zone.ts';
import { updateOrganization } from '../../people/organizations.ts';
import { groupHandle } from '../arguments/group.ts';
import { clause } from '../arguments/text.ts';
import { choice, count } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

export const settingsCommand = defineCommand({
  name: 'settings',
  aliases: ['setting', 'config'],
  topic: 'chat',
  brief: 'time zone, who may create',
  summary: 'How a group works: its time zone, and who creates tasks and events',
  who: 'For admins of the group; the number of people that is asked about, for admins of the organization.',
  examples: [
    '/settings',
    '/settings zone Europe/Madrid',
    '/settings @BookClub create admins',
    '/settings restricted off',
    '/settings confirm 50',
  ],
  slots: {
    zone: clause('time zone', ['zone', 'time zone', 'timezone']),
    create: choice<'members' | 'admins'>(
      'who creates',
      { members: ['member', 'everyone', 'all'], admins: ['admin'] },
      ['create', 'creates'],
    ),
    restricted: choice<'on' | 'off'>('on or off', { on: ['yes'], off: ['no'] }, ['restricted']),
    confirm: count('number of people', ['confirm', 'ask above']),
    group: groupHandle(['in', 'of', 'for']),
  },
  async run({ args, context, say }) {
    const { message, change } = context;
    const { zone, create, restricted, confirm } = args;
    const groupEdit = {
      ...(zone !== null ? { timeZone: findTimeZone(zone) } : {}),
      ...(create !== null ? { restricted: create === 'admins' } : {}),
      ...(restricted !== null ? { restricted: restricted === 'on' } : {}),
    };
    const hasGroupEdit = Object.keys(groupEdit).length > 0;
    const group = requireSettable(args.group, hasGroupEdit, context);
    if (confirm !== null) requireInOrganization(change.actor, 'administer');

    if (group && hasGroupEdit) await editGroup(change, group.id, groupEdit);
    if (confirm !== null) await updateOrganization(change, { confirmAbove: confirm });
    const { organization } = message;
    const set = group && { ...group, ...groupEdit };
    return say.settings({
      changed: hasGroupEdit || confirm !== null,
      group: set,
      organization: organization.name,
      zone: set?.timeZone ?? organization.timeZone,
      zoneInherited: set?.timeZone == null,
      language: nameOf(organization.locale),
      confirmAbove: confirm ?? organization.confirmAbove,
    });
  },
});

/**
 * The group whose settings are meant. Null where there is none: then an ADMIN sees and sets those of
 * the organization. Throws chatNotLinked for anybody else, and notAllowed for who does not lead it.
 */
function requireSettable(
  group: GroupView | null,
  hasGroupEdit: boolean,
  { change: { actor } }: Context,
): GroupView | null {
  if (group) requireOnGroup(actor, 'edit', group);
  else if (hasGroupEdit || actor.role !== 'ADMIN') throw new UserError('chatNotLinked', {});
  return group;
}

/** What a language is called in itself: "español (España)". */
function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}
