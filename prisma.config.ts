// Prisma's own command line reads this file. `generate` needs no database; `npx prisma migrate …`
// needs DATABASE_URL, because it knows nothing of the embedded server.
import { defineConfig } from 'prisma/config';

const url = process.env.DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
});
