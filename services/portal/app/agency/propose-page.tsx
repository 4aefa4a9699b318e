import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';
import { MandateForm } from './mandate-form.tsx';
import { valuesOf } from './mandate-values.ts';
import { agencyReads } from './reads.ts';

const newRoute = getRouteApi('/inside/acting/agency/mandates/new');
const changeRoute = getRouteApi('/inside/acting/agency/mandates/$id/change');

/** Proposes a mandate: an agency to a client, or a client to an agency. */
export function ProposePage() {
  const { words } = useSpeech();
  const { organisation, me } = newRoute.useRouteContext();
  const { with: other, as } = newRoute.useSearch();
  const side = organisation.kind === 'agency' && as !== 'client' ? 'agency' : 'client';
  return (
    <Page
      title={side === 'agency' ? words.agency.form.titleAgency : words.agency.form.titleClient}
      lead={words.agency.form.lead}
      width="narrow"
    >
      <MandateForm side={side} own={organisation.id} person={me.person?.id ?? ''} given={other ? { other } : {}} />
    </Page>
  );
}

/** Changes what is proposed; the changed terms are the own proposal, which the other side answers. */
export function ChangePage() {
  const { words } = useSpeech();
  const { id } = changeRoute.useParams();
  const { organisation, me } = changeRoute.useRouteContext();
  const { data: mandate } = useQuery(agencyReads.mandate(id));
  if (!mandate?.side) return null;
  return (
    <Page title={words.agency.form.titleChange} lead={words.agency.form.lead} width="narrow">
      <MandateForm
        side={mandate.side}
        own={organisation.id}
        person={me.person?.id ?? ''}
        given={valuesOf(mandate, mandate.side)}
        proposal={mandate}
      />
    </Page>
  );
}
