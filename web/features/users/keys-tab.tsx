import { PageHeader } from '../../components/page-header.tsx';

export function KeysTab() {
  return <PageHeader title="KeysTab" />;
}
