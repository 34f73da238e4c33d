import { useQuery } from '@tanstack/react-query';
import { PageLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { organizationQuery } from './queries.ts';
import { SettingsForm } from './settings-form.tsx';

export function OrganizationSettingsTab() {
  const { data, error, refetch } = useQuery(organizationQuery);
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!data) return <PageLoader />;
  // Another organization than the form began with: what was saved, as it was read.
  return <SettingsForm key={data.updatedAt} organization={data} />;
}
