import { type Client, createClient, createConfig } from './generated/client/index.ts';

export { entriesOf } from './entries.ts';
export { importContactsFile, sendGroupFile } from './files.ts';
export * from './generated/sdk.gen.ts';
export type * from './generated/types.gen.ts';

/** Where a Muster is, and who asks it. */
export interface Connection {
  /** Such as http://127.0.0.1:3000. */
  url: string;
  /** The key of an organization: mst_… */
  key?: string;
  /** For the organizations themselves. */
  operatorToken?: string;
  /** In place of the global fetch. */
  fetch?: typeof fetch;
}

/** A client to hand to the operations: `listGroups({ client })`. */
export function connect({ url, key, operatorToken, fetch }: Connection): Client {
  return createClient(
    createConfig({
      baseUrl: url,
      auth: (scheme) => (scheme.key === 'operatorToken' ? operatorToken : key),
      ...(fetch ? { fetch } : {}),
    }),
  );
}
