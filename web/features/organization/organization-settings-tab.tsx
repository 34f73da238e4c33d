import { PageHeader } from '../../components/page-header.tsx';

export function OrganizationSettingsTab() {
  return <PageHeader title="OrganizationSettingsTab" />;
}
