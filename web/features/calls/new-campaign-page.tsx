import { PageHeader } from '../../components/page-header.tsx';

export function NewCampaignPage() {
  return <PageHeader title="NewCampaignPage" />;
}
