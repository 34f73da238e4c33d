import { PageHeader } from '../../components/page-header.tsx';

export function EventsTab() {
  return <PageHeader title="EventsTab" />;
}
