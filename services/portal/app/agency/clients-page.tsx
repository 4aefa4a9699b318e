import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSpeech } from '../words/words.tsx';
import { AgencyPage } from './agency-page.tsx';
import { MandateList } from './mandate-list.tsx';

const route = getRouteApi('/inside/acting/agency/broker/clients');

/** For whom an agency may act: its mandates by state. */
export function ClientsPage() {
  const { words } = useSpeech();
  const { me } = route.useRouteContext();
  const { state } = route.useSearch();
  const propose = me.may.includes('mandate.propose') && (
    <Button renderRoot={(props) => <Link to="/mandates/new" {...props} />}>{words.agency.list.propose}</Button>
  );
  return (
    <AgencyPage title={words.agency.parts.clients} lead={words.agency.list.lead} actions={propose}>
      <MandateList side="agency" state={state} propose={propose} />
    </AgencyPage>
  );
}
