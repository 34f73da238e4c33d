import { z } from 'zod';

export const auditSearch = z.object({});
