import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isMissing } from '../../client/problem.ts';
import { reads } from '../../client/reads.ts';
import { DemandFacts } from '../../demand/demand-facts.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import { ListingFacts } from '../../listing/listing-facts.tsx';
import { State } from '../../record/state.tsx';
import { useSpeech } from '../../words/words.tsx';
import { OrganisationFacts, OrganisationLink } from '../organisation/facts.tsx';
import { operateReads } from '../reads.ts';
import type { SubjectKind } from './take-down.ts';

const SHOWN = {
  listing: ReportedListing,
  demand: ReportedDemand,
  organisation: ReportedOrganisation,
  account: ReportedAccount,
};

/** What was reported, as it is now. */
export function Reported({ kind, id }: { kind: SubjectKind; id: string }) {
  const Shown = SHOWN[kind];
  return <Shown id={id} />;
}

function Gone({ error }: { error: unknown }) {
  const { words } = useSpeech();
  if (!error) return null;
  return isMissing(error) ? <p>{words.operate.reports.recordGone}</p> : <ErrorSummary error={error} />;
}

function ReportedListing({ id }: { id: string }) {
  const { data, error } = useQuery(reads.listing(id));
  if (!data) return <Gone error={error} />;
  const { organisation } = data;
  return (
    <>
      <p>
        <State state={data.state} /> {organisation.id && <OrganisationLink of={organisation} />}
      </p>
      <ListingFacts listing={data} />
    </>
  );
}

function ReportedDemand({ id }: { id: string }) {
  const { data, error } = useQuery(reads.demand(id));
  if (!data) return <Gone error={error} />;
  return (
    <>
      <p>
        <State state={data.state} />
      </p>
      <DemandFacts demand={data} />
    </>
  );
}

function ReportedOrganisation({ id }: { id: string }) {
  const { data, error } = useQuery(operateReads.organisation(id));
  if (!data) return <Gone error={error} />;
  return (
    <>
      <p>
        <OrganisationLink of={data} />
      </p>
      <OrganisationFacts organisation={data} />
    </>
  );
}

function ReportedAccount({ id }: { id: string }) {
  const { words } = useSpeech();
  const { data, error } = useQuery(operateReads.person(id));
  if (!data) return <Gone error={error} />;
  return (
    <p>
      <Link to="/operate/people/$id" params={{ id }}>
        {data.name}
      </Link>{' '}
      {data.email} · {words.operate.people.states[data.state]}
    </p>
  );
}
