import { PageHeader } from '../../components/page-header.tsx';

export function TasksTab() {
  return <PageHeader title="TasksTab" />;
}
