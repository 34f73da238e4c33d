import * as z from 'zod/mini';

export const newCampaignSearch = z.object({});
