/** An account and the organization that it belongs to: how a message finds its tenant. */
export interface AccountScope {
  organizationId: string;
  accountId: string;
}
