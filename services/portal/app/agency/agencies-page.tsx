import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';
import { MandateList } from './mandate-list.tsx';

const route = getRouteApi('/inside/acting/agency/agencies');

/** Who may act for one's organisation: the mandates that it gave or is asked for. */
export function AgenciesPage() {
  const { words } = useSpeech();
  const { me } = route.useRouteContext();
  const { state } = route.useSearch();
  const propose = me.may.includes('mandate.propose') && (
    <Button renderRoot={(props) => <Link to="/mandates/new" search={{ as: 'client' }} {...props} />}>
      {words.agency.list.proposeClient}
    </Button>
  );
  return (
    <Page title={words.agency.agencies} lead={words.agency.list.leadClient} actions={propose}>
      <MandateList side="client" state={state} propose={propose} />
    </Page>
  );
}
