import { z } from 'zod';

export const analyticsSearch = z.object({});
