import { PageHeader } from '../../components/page-header.tsx';

export function CampaignsPage() {
  return <PageHeader title="CampaignsPage" />;
}
