import { PageHeader } from '../../components/page-header.tsx';

export function AccountsTab() {
  return <PageHeader title="AccountsTab" />;
}
