import { PageHeader } from '../../components/page-header.tsx';

export function ActivityTab() {
  return <PageHeader title="ActivityTab" />;
}
