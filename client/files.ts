import {
  type Client,
  formDataBodySerializer,
  type RequestResult,
} from './generated/client/index.ts';
import type { Options } from './generated/sdk.gen.ts';
import type {
  ImportContactsData,
  ImportContactsErrors,
  ImportContactsResponses,
  SendGroupMessageData,
  SendGroupMessageErrors,
  SendGroupMessageResponses,
} from './generated/types.gen.ts';

// Two operations take files besides JSON, and what is generated knows one type of body for each.

type Given<Data extends { url: string }, Throw extends boolean> = Omit<
  Options<Data, Throw>,
  'body' | 'client'
> & { client: Client };

const security = [{ key: 'apiKey', scheme: 'bearer', type: 'http' }] as const;

/** Like importContacts, with the file as it is, in whichever encoding: CSV unless it is said to be a vCard. */
export function importContactsFile<Throw extends boolean = false>({
  file,
  type = 'text/csv',
  ...options
}: Given<ImportContactsData, Throw> & {
  file: Blob | string;
  type?: 'text/csv' | 'text/vcard';
}): RequestResult<ImportContactsResponses, ImportContactsErrors, Throw> {
  return options.client.post<ImportContactsResponses, ImportContactsErrors, Throw>({
    security,
    url: '/api/contacts/import',
    ...options,
    body: file,
    bodySerializer: null,
    headers: { 'Content-Type': type },
  });
}

/** Like sendGroupMessage, with a file and its caption. */
export function sendGroupFile<Throw extends boolean = false>({
  file,
  caption,
  ...options
}: Given<SendGroupMessageData, Throw> & { file: File; caption?: string }): RequestResult<
  SendGroupMessageResponses,
  SendGroupMessageErrors,
  Throw
> {
  return options.client.post<SendGroupMessageResponses, SendGroupMessageErrors, Throw>({
    security,
    url: '/api/groups/{id}/messages',
    ...options,
    body: { file, ...(caption === undefined ? {} : { body: caption }) },
    ...formDataBodySerializer,
    // With its boundary, which only fetch knows.
    headers: { 'Content-Type': null },
  });
}
