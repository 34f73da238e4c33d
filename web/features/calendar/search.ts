import { z } from 'zod';

export const calendarSearch = z.object({});
