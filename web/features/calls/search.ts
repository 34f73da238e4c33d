import { z } from 'zod';

export const newCampaignSearch = z.object({});
