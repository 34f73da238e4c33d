import * as z from 'zod/mini';

export const simulatorSearch = z.object({});
