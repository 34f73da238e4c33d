import * as z from 'zod/mini';

export const analyticsSearch = z.object({});
