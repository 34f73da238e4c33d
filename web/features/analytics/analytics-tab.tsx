import { PageHeader } from '../../components/page-header.tsx';

export function AnalyticsTab() {
  return <PageHeader title="AnalyticsTab" />;
}
