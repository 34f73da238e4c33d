import { PageHeader } from '../../components/page-header.tsx';

export function CampaignPage() {
  return <PageHeader title="CampaignPage" />;
}
