import { Outlet } from '@tanstack/react-router';
import { PageHeader } from '../../components/page-header.tsx';

export function OrganizationPage() {
  return (
    <>
      <PageHeader title="Organization" />
      <Outlet />
    </>
  );
}
