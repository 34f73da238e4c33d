/** One account of one organization. */
export interface AccountScope {
  organizationId: string;
  accountId: string;
}
