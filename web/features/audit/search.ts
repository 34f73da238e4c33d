import * as z from 'zod/mini';

export const auditSearch = z.object({});
