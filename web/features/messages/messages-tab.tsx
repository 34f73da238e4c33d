import { PageHeader } from '../../components/page-header.tsx';

export function MessagesTab() {
  return <PageHeader title="MessagesTab" />;
}
