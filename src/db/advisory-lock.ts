import pg from 'pg';

/** A lock that this process holds until it releases it or its connection ends. */
export interface AdvisoryLock {
  release(): Promise<void>;
}

/**
 * Takes a lock that all processes on the database see, on a connection of its own; undefined where
 * another process has it. PostgreSQL gives it up when the connection ends, whatever became of the
 * process: `onLost` is then called, and what the lock was for must end at once.
 */
export async function tryAdvisoryLock(
  url: string,
  name: string,
  onLost: () => void,
): Promise<AdvisoryLock | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'muster lock',
    // So that a server which is gone without a word is noticed.
    keepAlive: true,
  });
  let isReleased = false;
  client.on('error', () => {});
  client.on('end', () => {
    if (!isReleased) onLost();
  });
  await client.connect();
  const release = async () => {
    isReleased = true;
    await client.end();
  };
  const { rows } = await client
    .query<{ taken: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [
      name,
    ])
    .catch(async (error: unknown) => {
      await release();
      throw error;
    });
  if (rows[0]!.taken) return { release };
  await release();
  return undefined;
}
