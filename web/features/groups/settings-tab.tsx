import { PageHeader } from '../../components/page-header.tsx';

export function SettingsTab() {
  return <PageHeader title="SettingsTab" />;
}
