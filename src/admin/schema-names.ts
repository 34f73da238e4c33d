import { z } from 'zod';
import { finding, groupFigures, ownFigures } from './analytics-schemas.ts';
import { bulkAnswer, bulkPreview, contactsBody, groupBody } from './bulk-schemas.ts';
import { campaign } from './campaign-schemas.ts';
import * as enums from './enums.ts';
import { lastMessage } from './last-message.ts';
import { fieldProblem, problemCode, problemSchema } from './problem.ts';
import { absence } from './routes/absences.ts';
import { entry } from './routes/audit.ts';
import { feed } from './routes/calendar-feeds.ts';
import { call } from './routes/calls.ts';
import { account, chat, link } from './routes/chats.ts';
import { contactOfGroups } from './routes/contact-filters.ts';
import { contact, contactEdit, newContact } from './routes/contact-schemas.ts';
import { contactEvent, contactGroup, identities } from './routes/contact-ties.ts';
import {
  preview as campaignPreview,
  created as createdCampaign,
  wantedBody,
} from './routes/create-campaign.ts';
import { deleted } from './routes/deleted-contacts.ts';
import { event } from './routes/event-schemas.ts';
import { exportedContact } from './routes/export.ts';
import { mirror, preview as mirrorPreview } from './routes/group-chats.ts';
import { groupEdit, listedGroup, newGroup, ownGroup } from './routes/group-schemas.ts';
import { readiness } from './routes/health.ts';
import { report } from './routes/import.ts';
import { key, newKey } from './routes/keys.ts';
import { listedMember, member } from './routes/member-schemas.ts';
import { message } from './routes/messages.ts';
import { organization, organizationEdit } from './routes/organizations.ts';
import { message as outboxMessage } from './routes/outbox.ts';
import { participant, promotion } from './routes/participants.ts';
import { reminder } from './routes/reminders.ts';
import { alarm } from './routes/schedule.ts';
import { openSession, session } from './routes/sessions.ts';
import { call as simulatedCall } from './routes/simulated-calls.ts';
import { outcome, message as simulatedMessage } from './routes/simulator.ts';
import { child, task } from './routes/task-schemas.ts';
import { newUser, user, userEdit } from './routes/users.ts';
import { account as whatsappAccount } from './routes/whatsapp-accounts.ts';
import { groupRef } from './schemas.ts';
import { criteria, dismissal, madeGroup, suggestion, template } from './suggestion-schemas.ts';

/**
 * What the document calls the things that it tells of, by the words of docs/rules.md: clients have types of these
 * names. In one place, so that no two are called the same; what has no name here stands in full where it is used.
 */
const names: Record<string, z.ZodType> = {
  Organization: organization,
  OrganizationEdit: organizationEdit,
  User: user,
  NewUser: newUser,
  UserEdit: userEdit,
  Key: key,
  KeyWithSecret: newKey,
  Session: session,
  OpenSession: openSession,
  Contact: contact,
  NewContact: newContact,
  ContactEdit: contactEdit,
  ListedContact: contactOfGroups,
  ExportedContact: exportedContact,
  DeletedContact: deleted,
  ContactGroup: contactGroup,
  ContactEvent: contactEvent,
  ContactIdentities: identities,
  Absence: absence,
  ImportReport: report,
  ContactsOperation: contactsBody,
  GroupOperation: groupBody,
  BulkOperation: bulkAnswer,
  BulkPreview: bulkPreview,
  Group: listedGroup,
  GroupDetails: ownGroup,
  NewGroup: newGroup,
  GroupEdit: groupEdit,
  GroupRef: groupRef,
  MadeGroup: madeGroup,
  GroupTemplate: template,
  GroupSuggestion: suggestion,
  GroupCriteria: criteria,
  Dismissal: dismissal,
  Member: member,
  ListedMember: listedMember,
  GroupFigures: groupFigures,
  OwnGroupFigures: ownFigures,
  Finding: finding,
  CalendarFeed: feed,
  Account: account,
  WhatsAppAccount: whatsappAccount,
  Chat: chat,
  Link: link,
  Mirror: mirror,
  MirrorPreview: mirrorPreview,
  Message: message,
  LastMessage: lastMessage,
  OutboxMessage: outboxMessage,
  Task: task,
  TaskChild: child,
  Event: event,
  Participant: participant,
  Promotion: promotion,
  Reminder: reminder,
  Alarm: alarm,
  AuditEntry: entry,
  Readiness: readiness,
  Campaign: campaign,
  NewCampaign: wantedBody,
  CreatedCampaign: createdCampaign,
  CampaignPreview: campaignPreview,
  Call: call,
  SimulatedCall: simulatedCall,
  SimulatedMessage: simulatedMessage,
  SimulatedOutcome: outcome,
  Problem: problemSchema,
  ProblemCode: problemCode,
  FieldProblem: fieldProblem,
};
for (const [name, schema] of Object.entries(enums))
  names[name[0]!.toUpperCase() + name.slice(1)] = schema;

for (const [id, schema] of Object.entries(names))
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
