import { PageHeader } from '../../components/page-header.tsx';

export function OutboxTab() {
  return <PageHeader title="OutboxTab" />;
}
