import { z } from 'zod';

export const simulatorSearch = z.object({});
