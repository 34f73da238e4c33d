import type { AuditAction } from '../../../client/muster.ts';
import { plural } from '../../lib/language.tsx';
import type { Sentence, Told } from './told.ts';

const inGroup = ({ hasGroup }: Told) => (hasGroup ? ' in {group}' : '');
const ofGroup = ({ hasGroup }: Told) => (hasGroup ? ' of {group}' : '');
const people = (count: number) => plural(count, 'person', 'people');
const quoted = (text: string) => (text ? ': “{said}”' : '');

/** How somebody answered an event. */
const answers: Record<string, string> = {
  GOING: 'is going',
  MAYBE: 'may be going',
  DECLINED: 'is not going',
  WAITLISTED: 'waits for a place',
  INVITED: 'has not answered',
};

/** What each action is in words. */
export const sentencesEn: Record<AuditAction, Sentence> = {
  'absence.create': ({ isOwn }) =>
    isOwn ? '{who} will be away' : '{who} noted that {contact} will be away',
  'absence.change': ({ isOwn }) =>
    isOwn ? '{who} changed when they are away' : '{who} changed when {contact} is away',
  'absence.end': ({ isOwn }) =>
    isOwn ? '{who} is back' : '{who} noted that {contact} is not away any more',
  'account.create': '{who} added the WhatsApp account {subject}',
  'account.update': '{who} changed how fast the account {subject} sends',
  'apiKey.create': '{who} created the key {subject}',
  'apiKey.revoke': '{who} revoked the key {subject}',
  'calendar.create': (told) =>
    `{who} made a calendar address${told.hasGroup ? ' for {group}' : ' for {subject}'}`,
  'calendar.end': (told) =>
    `{who} ended the calendar address${told.hasGroup ? ' for {group}' : ' of {subject}'}`,
  'call.settle': ({ number }) => `A call to {subject} ended, in campaign #${number('campaign')}`,
  'call.hear': ({ number }) =>
    `{subject} answered on the phone, in campaign #${number('campaign')}`,
  'call.leaveOut': '{contact} is left out of the calls of {subject}',
  'campaign.create': (told) =>
    `{who} planned the campaign {subject}, ${plural(told.number('calls'), 'call', 'calls')}${inGroup(told)}`,
  'campaign.start': (told) => `The campaign {subject} began${inGroup(told)}`,
  'campaign.pause': '{who} paused the campaign {subject}',
  'campaign.resume': '{who} resumed the campaign {subject}',
  'campaign.stop': '{who} stopped the campaign {subject}',
  'campaign.complete': 'The campaign {subject} is complete',
  'chat.link': '{who} linked the chat {subject} to {group}',
  'chat.unlink': (told) =>
    `{who} unlinked the chat {subject}${told.hasGroup ? ' from {group}' : ''}`,
  'command.refuse': ({ text }) => `{who} was not allowed to do this${quoted(text('command'))}`,
  'contact.create': '{who} added the contact {subject}',
  'contact.update': '{who} changed the contact {subject}',
  'contact.delete': '{who} deleted the contact {subject}',
  'contact.restore': '{who} restored the contact {subject}',
  'contact.language': '{who} changed the language in which {subject} is answered',
  'contact.optIn': '{subject} wants messages again',
  'contact.optOut': '{subject} wants no messages any more',
  'contact.recognize': '{who} recognized {subject} on WhatsApp',
  'contact.callConsent': ({ after }) =>
    after.callConsent
      ? '{who} noted that {subject} allows calls'
      : '{who} noted that {subject} allows no calls',
  'contact.doNotCall': ({ after }) =>
    after.doNotCall
      ? '{who} noted that {subject} must not be called'
      : '{who} noted that {subject} may be called again',
  'contact.merge': '{who} merged {other} into {subject}',
  'contact.merge.refuse': '{who} did not merge {subject} and {contact}',
  'contact.unmerge': '{who} separated {other} from {subject}',
  'contacts.import': ({ number }) =>
    `{who} imported contacts: ${number('created')} new, ${number('updated')} changed`,
  'contacts.export': (told) =>
    `{who} exported ${plural(told.number('people'), 'contact', 'contacts')}${ofGroup(told)}`,
  'contacts.bulk': (told) =>
    `{who} changed ${people(told.number('people'))} at once${inGroup(told)}`,
  'event.create': (told) => `{who} created the event {subject}${inGroup(told)}`,
  'event.update': '{who} changed the event {subject}',
  'event.move': '{who} moved the event {subject}',
  'event.cancel': '{who} cancelled the event {subject}',
  'event.invite': '{who} invited {people} to {subject}',
  'event.uninvite': '{who} took back that {people} were invited to {subject}',
  'event.restore': '{who} restored the event {subject}',
  'event.answer': ({ isOwn, text }) => {
    const answer = answers[text('status')] ?? text('status');
    return isOwn
      ? `{who} answered {subject}: ${answer}`
      : `{who} noted an answer to {subject}: {contact} ${answer}`;
  },
  'event.attend': '{who} recorded who came to {subject}',
  'event.away': ({ text }) =>
    text('status') === 'INVITED'
      ? '{contact} is asked about {subject} again'
      : '{contact} is away at the time of {subject}',
  'event.promote': '{contact} moved up from the waiting list of {subject}',
  'event.lineStands':
    '{who} told the organizer that a place of {subject} is too small for who waits',
  'event.refuse': '{contact} answered {subject} too late',
  'event.offer': '{who} offered a free place of {subject} to {contact}',
  'event.passOver': '{contact} did not take the free place of {subject}',
  'event.tooFew': '{who} told that too few people come to {subject}',
  'event.hold': '{who} confirmed that {subject} takes place',
  'group.create': '{who} created the group {subject}',
  'group.update': '{who} changed the group {subject}',
  'group.avatar': ({ after }) =>
    after.avatar === null
      ? '{who} removed the image of {subject}'
      : '{who} set the image of {subject}',
  'group.status': ({ text }) =>
    ({
      ACTIVE: '{who} made {subject} active again',
      ARCHIVED: '{who} archived {subject}',
      INACTIVE: '{who} deactivated {subject}',
    })[text('status')] ?? '{who} changed the status of {subject}',
  'group.viewers': '{who} changed who of the staff sees {subject}',
  'group.delete': '{who} deleted the group {subject}',
  'group.members.add': '{who} added {people} to {subject}',
  'group.members.remove': '{who} removed {people} from {subject}',
  'group.members.promote': '{who} made {people} admin of {subject}',
  'group.members.demote': '{who} made {people} a member of {subject}, no admin any more',
  'group.members.retitle': '{who} changed titles in {subject}',
  'group.members.read': '{who} looked at details of the members of {subject}',
  'message.send': ({ text }) => `{who} wrote to {subject}${quoted(text('text'))}`,
  'message.keep': '{who} took back a message to {subject}',
  'message.resend': (told) => `{who} sent a message again${inGroup(told)}`,
  'mirror.create': '{who} asked for a WhatsApp group for {group}',
  'mirror.adopt': '{who} keeps the chat in step with {group}',
  'mirror.ask': '{who} is making the WhatsApp group of {group}',
  'mirror.start': 'The WhatsApp group of {group} is there',
  'mirror.stop': '{who} ended keeping the chat in step with {group}',
  'mirror.halt': 'The chat is not kept in step with {group} any more',
  'mirror.restore': '{who} keeps the chat in step with {group} again',
  'operation.undo': (told) => `{who} took back what was done${inGroup(told)}`,
  'organization.create': 'The organization was created',
  'organization.update': '{who} changed the settings of the organization',
  'reminder.create': (told) =>
    told.text('kind') === 'MESSAGE'
      ? `{who} planned the message {subject}${inGroup(told)}`
      : `{who} set the reminder {subject}${inGroup(told)}`,
  'reminder.update': '{who} changed the reminder {subject}',
  'reminder.cancel': '{who} cancelled the reminder {subject}',
  'reminder.restore': '{who} restored the reminder {subject}',
  'reminder.ring': (told) => `{who} reminded of {subject}${inGroup(told)}`,
  'reminder.leave': '{who} left the reminder {subject}',
  'reminder.return': '{who} is reminded of {subject} again',
  'reminder.follow': '{who} wants the reminder {subject} too',
  'reminder.unfollow': '{who} does not want the reminder {subject} any more',
  'session.end': '{who} signed out a session of the console',
  'suggestion.dismiss': '{who} dismissed a suggested group',
  'suggestion.restore': '{who} brought a suggested group back',
  'task.create': (told) =>
    told.count > 0
      ? `{who} created the task {subject} for ${people(told.count)}${inGroup(told)}`
      : `{who} created the task {subject}${inGroup(told)}`,
  'task.update': '{who} changed the task {subject}',
  'task.due': '{who} changed when the task {subject} is due',
  'task.assign': '{who} gave the task {subject} to {people}',
  'task.unassign': '{who} took back that the task {subject} was given to {people}',
  'task.cancel': '{who} cancelled the task {subject}',
  'task.restore': '{who} restored the task {subject}',
  'task.done': ({ isOwn }) =>
    isOwn ? '{who} did the task {subject}' : '{who} marked the task {subject} as done by {contact}',
  'task.reopen': ({ isOwn }) =>
    isOwn
      ? '{who} opened their task {subject} again'
      : '{who} opened the task {subject} of {contact} again',
  'task.nudge': ({ count }) => `{who} reminded ${people(count)} of the task {subject}`,
  'user.create': '{who} added the user {subject}',
  'user.update': '{who} changed the user {subject}',
  'user.signIn': '{subject} signed in to the console',
  'user.signInLink': '{subject} asked for a link to the console',
};
