import { Client, type QueryConfig } from 'pg';

/** A statement as it was sent, prepared under a name or not. */
export type Statement = Pick<QueryConfig, 'name' | 'text' | 'values'>;

/** Records what every pg client of this process sends, the pools of Prisma included. */
export interface StatementTape {
  /** What was sent while the work ran, without the marks of transactions. */
  record(work: () => Promise<unknown>): Promise<Statement[]>;
  end(): void;
}

export function createStatementTape(): StatementTape {
  const original = Client.prototype.query;
  let sent: Statement[] | undefined;
  // Nothing but a look and a push: it must not weigh on what is measured.
  Client.prototype.query = function record(this: Client, ...given: unknown[]) {
    sent?.push(
      (typeof given[0] === 'string' ? { text: given[0], values: given[1] } : given[0]) as Statement,
    );
    return Reflect.apply(original, this, given);
  } as typeof original;
  return {
    async record(work) {
      const tape: Statement[] = [];
      sent = tape;
      try {
        await work();
      } finally {
        sent = undefined;
      }
      return tape
        .filter(({ text }) => !/^(BEGIN|COMMIT)$/i.test(text))
        .map(({ name, text, values }) => ({
          text,
          ...(name === undefined ? {} : { name }),
          ...(values === undefined ? {} : { values }),
        }));
    },
    end() {
      Client.prototype.query = original;
    },
  };
}

/** Sends statements one after another in one transaction of one client. */
export async function replay(client: Client, statements: readonly Statement[]): Promise<void> {
  await client.query('BEGIN');
  for (const statement of statements) await client.query(statement);
  await client.query('COMMIT');
}
