import { requireConfirmed } from '../../context/confirm.ts';
import { requireInOrganization, requireOnGroup } from '../../context/policy.ts';
import { type Context, noGroupHere } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { readTimeZone, zoneError } from '../../forms/read-time-zone.ts';
import { editGroup } from '../../groups/edit-group.ts';
import { createSay, type Say } from '../../languages/say.ts';
import { parseOrganizationFields } from '../../people/organization-fields.ts';
import { readCallSettings, updateOrganization } from '../../people/organizations.ts';
import { readLanguage } from '../../people/read-language.ts';
import { setContactLocale } from '../../people/set-language.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { groupHandle } from '../arguments/group.ts';
import { clause } from '../arguments/text.ts';
import { choice, count, days, minutes } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { readCallArguments } from './read-call-settings.ts';
import { readDigest } from './read-digest.ts';
import { readLeads, readQuietTimes, readWindows } from './read-moments.ts';

export const settingsCommand = defineCommand({
  name: 'settings',
  aliases: ['setting', 'config'],
  topic: 'chat',
  brief: 'time zone, reminders, who may create',
  summary:
    'How a group works: its time zone, its reminders, its digest, and who creates tasks and events; and the language',
  who: 'For admins of the group; what is asked about, polls, how long messages are kept, what is caught up with, quiet hours, calls and the language of all, for admins of the organization; your own language is yours.',
  examples: [
    '/settings',
    '/settings zone Europe/Madrid',
    '/settings @BookClub create admins',
    '/settings restricted off',
    '/settings reminders 24h, 2h',
    '/settings rescue 1h, 15 min',
    '/settings ahead 3 days',
    '/settings digest monday 8:00',
    '/settings top off',
    '/settings quiet 22:00-08:00',
    '/settings call hours mon-fri 9:00-20:00, sat 10:00-18:00',
    '/settings holidays 25 dec, 6 jan',
    '/settings dials 5, 25',
    '/settings consent required',
    '/settings retries 30 min, 2h',
    '/settings turns 3',
    '/settings confirm 50',
    '/settings polls off',
    '/settings keep 365 days',
    '/settings catchup 30 min',
    '/settings language español',
    '/settings my language english',
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
    polls: choice<'on' | 'off'>('on or off', { on: ['yes'], off: ['no'] }, ['polls', 'poll']),
    keep: days('days', ['keep', 'keep for', 'keep messages', 'keep messages for']),
    catchUp: minutes('minutes', ['catchup', 'catch up', 'catch-up']),
    reminders: clause('reminders', ['reminders', 'reminder', 'remind']),
    rescue: clause('rescue', ['rescue']),
    ahead: days('days', ['ahead', 'made ahead']),
    digest: clause('digest', ['digest', 'weekly digest']),
    top: choice<'on' | 'off'>('on or off', { on: ['yes'], off: ['no'] }, ['top', 'top list']),
    quiet: clause('quiet hours', ['quiet', 'quiet hours']),
    callHours: clause('call hours', ['call hours', 'calling hours']),
    holidays: clause('holidays', ['holidays', 'holiday']),
    dials: clause('dials', ['dials']),
    consent: choice<'required' | 'assumed'>(
      'required or assumed',
      { required: ['needed'], assumed: [] },
      ['consent', 'call consent'],
    ),
    retries: clause('retries', ['retries', 'call retries']),
    turns: count('turns', ['turns', 'turns a day']),
    language: clause('language', ['language']),
    ownLanguage: clause('language', ['my language']),
    group: groupHandle(['in', 'of', 'for']),
  },
  async run({ args, context, say }) {
    const { message, change } = context;
    const {
      zone,
      create,
      restricted,
      confirm,
      polls,
      keep,
      catchUp,
      reminders,
      rescue,
      ahead,
      quiet,
      digest,
      top,
    } = args;
    const { organizationLocale, ownLocale } = readLanguages(args, context);
    const groupEdit = {
      ...(zone !== null ? { timeZone: readZone(zone, args.group, context) } : {}),
      ...(create !== null ? { restricted: create === 'admins' } : {}),
      ...(restricted !== null ? { restricted: restricted === 'on' } : {}),
      ...(reminders !== null ? readLeads(reminders) : {}),
      ...(rescue !== null ? readWindows(rescue) : {}),
      ...(ahead !== null
        ? { aheadDays: ahead === 'forever' ? Number.POSITIVE_INFINITY : ahead }
        : {}),
      ...(digest !== null ? readDigest(digest, context) : {}),
      ...(top !== null ? { topList: top === 'on' } : {}),
    };
    const organizationEdit = {
      ...(confirm !== null ? { confirmAbove: confirm } : {}),
      ...(polls !== null ? { eventPolls: polls === 'on' } : {}),
      ...(keep !== null ? { keepMessagesDays: keep === 'forever' ? null : keep } : {}),
      ...(catchUp !== null ? { catchUpMinutes: catchUp } : {}),
      ...(quiet !== null ? readQuietTimes(quiet) : {}),
      ...readCallArguments(args, context),
      ...(organizationLocale !== undefined ? { locale: organizationLocale } : {}),
    };
    const hasGroupEdit = Object.keys(groupEdit).length > 0;
    const hasOrganizationEdit = Object.keys(organizationEdit).length > 0;
    if (ownLocale !== undefined) {
      await setContactLocale(change, context.sender.contactId, ownLocale);
      if (!hasGroupEdit && !hasOrganizationEdit) {
        return sayIn(ownLocale, context).ownLanguage({ language: nameOf(ownLocale) });
      }
    }
    const group = requireSettable(args.group, hasGroupEdit, context);
    if (hasOrganizationEdit) requireInOrganization(change.actor, 'administer');

    if (typeof keep === 'number') requireMayForget(keep, context, say);
    if (group && hasGroupEdit) await editGroup(change, group.id, groupEdit);
    if (hasOrganizationEdit) await updateOrganization(change, organizationEdit);
    const organization = { ...message.organization, ...organizationEdit };
    const set = group && { ...group, ...groupEdit };
    const spoken = ownLocale ?? (context.hasOwnLocale ? undefined : organizationLocale);
    return (spoken === undefined ? say : sayIn(spoken, context)).settings({
      changed: hasGroupEdit || hasOrganizationEdit,
      group: set,
      organization: organization.name,
      zone: set?.timeZone ?? organization.timeZone,
      zoneInherited: set?.timeZone == null,
      language: nameOf(organization.locale),
      confirmAbove: organization.confirmAbove,
      eventPolls: organization.eventPolls,
      keepMessagesDays: organization.keepMessagesDays,
      catchUpMinutes: organization.catchUpMinutes,
      quietFrom: organization.quietFrom,
      quietUntil: organization.quietUntil,
      calls: set === null || change.actor.role === 'ADMIN' ? await readCallSettings(change) : null,
    });
  },
});

/**
 * The zone that is meant, where it is told by letters ("EST") by the clock of the organization. Where it
 * may be several, the likeliest is one key away. Throws zoneAmbiguous, zoneNotFound.
 */
function readZone(typed: string, group: GroupView | null, { message, group: here }: Context) {
  const reading = readTimeZone(typed, message.organization.timeZone);
  if ('zone' in reading) return reading.zone;
  const error = zoneError(typed, reading);
  const of = group && group.id !== here?.id ? `@"${group.name}" ` : '';
  if ('candidates' in reading) error.likely = `/settings ${of}zone ${reading.candidates[0]}`;
  throw error;
}

/**
 * The languages that are given, as locales: that of the organization by its ADMINs, of whoever gives it
 * else. Throws invalid.
 */
function readLanguages(
  { language, ownLanguage }: { language: string | null; ownLanguage: string | null },
  { change, locale, message }: Context,
): { organizationLocale: string | undefined; ownLocale: string | undefined } {
  const isForAll = change.actor.role === 'ADMIN';
  const own = ownLanguage ?? (isForAll ? null : language);
  return {
    organizationLocale:
      isForAll && language !== null
        ? requireLanguage(language, message.organization.locale)
        : undefined,
    ownLocale: own === null ? undefined : requireLanguage(own, locale),
  };
}

function requireLanguage(typed: string, now: string): string {
  const locale = readLanguage(typed, now);
  if (locale !== undefined) return locale;
  throw new UserError('invalid', {
    field: 'language',
    expected: 'English or español',
    example: 'español',
  });
}

/** What is said in another language than the sender was answered in until now. */
function sayIn(locale: string, { message, zone }: Context): Say {
  return createSay(locale, message.sentAt, zone);
}

/** What is deleted is gone for good: whoever has messages kept for less time than before is asked first. */
function requireMayForget(days: number, context: Context, say: Say): void {
  const { keepMessagesDays: before } = context.message.organization;
  if (before !== null && before <= days) return;
  parseOrganizationFields({ keepMessagesDays: days });
  requireConfirmed(context, `keep messages ${days} days`, (code) =>
    say.confirmKeepMessages({ days, code }),
  );
}

/**
 * The group whose settings are meant. Null where there is none: then an ADMIN sees and sets those of
 * the organization. Throws chatNotLinked for anybody else, and notAllowed for who does not lead it.
 */
function requireSettable(
  group: GroupView | null,
  hasGroupEdit: boolean,
  context: Context,
): GroupView | null {
  const { actor } = context.change;
  if (group) requireOnGroup(actor, 'edit', group);
  else if (hasGroupEdit || actor.role !== 'ADMIN') throw noGroupHere(context);
  return group;
}

/** What a language is called in itself: "español (España)". */
function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}
