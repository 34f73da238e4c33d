import * as z from 'zod/mini';

export const calendarSearch = z.object({});
