import { PageHeader } from '../../components/page-header.tsx';

export function SimulatorPage() {
  return <PageHeader title="SimulatorPage" />;
}
