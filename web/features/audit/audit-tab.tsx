import { PageHeader } from '../../components/page-header.tsx';

export function AuditTab() {
  return <PageHeader title="AuditTab" />;
}
