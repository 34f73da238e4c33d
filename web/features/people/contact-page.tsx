import { PageHeader } from '../../components/page-header.tsx';

export function ContactPage() {
  return <PageHeader title="ContactPage" />;
}
