import { PageHeader } from '../../components/page-header.tsx';

export function MembersTab() {
  return <PageHeader title="MembersTab" />;
}
