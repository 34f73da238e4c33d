import { PageHeader } from '../../components/page-header.tsx';

export function SessionsTab() {
  return <PageHeader title="SessionsTab" />;
}
