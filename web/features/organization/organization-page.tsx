import { Outlet, useLocation } from '@tanstack/react-router';
import { LinkTabs } from '../../components/link-tabs.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { NotFoundState } from '../../components/states.tsx';
import { useMay, useSession } from '../../lib/session.ts';
import { useOrganizationWords } from './words.ts';

/** Who runs the organization sees all of it; others their own sessions. */
export function OrganizationPage() {
  const words = useOrganizationWords();
  const may = useMay();
  const { organization, transport } = useSession();
  const runs = may('administer');
  const { pathname } = useLocation();
  const parts = [
    { path: 'settings', shown: runs },
    { path: 'users', shown: runs },
    { path: 'keys', shown: runs },
    { path: 'sessions', shown: true },
    { path: 'accounts', shown: runs && transport === 'whatsapp' },
    { path: 'outbox', shown: runs },
    { path: 'audit', shown: may('readAudit') },
  ] as const;
  const tabs = parts
    .filter(({ shown }) => shown)
    .map(({ path }) => ({ to: `/organization/${path}`, label: words.tabs[path] }));
  return (
    <>
      <PageHeader title={words.title} about={organization.name} />
      <LinkTabs label={words.title} tabs={tabs} />
      {/* What is not theirs is not there, for whoever has its address too. */}
      {tabs.some(({ to }) => pathname.startsWith(to)) ? <Outlet /> : <NotFoundState />}
    </>
  );
}
