import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../client/client.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import { useSending } from '../../form/sending.ts';
import { Page } from '../../page/page.tsx';
import { useSpeech } from '../../words/words.tsx';
import { type Contract, dealReads } from '../reads.ts';
import { Changes } from './changes.tsx';
import { Confirmation } from './confirm.tsx';
import classes from './contract.module.css';
import { Ledger } from './ledger.tsx';
import { Payments } from './payments.tsx';
import { Registration } from './registration.tsx';
import { ChangedText, TermsText } from './terms.tsx';

const route = getRouteApi('/inside/acting/contracts/$id');

/** One contract whole: the text and what changed in it, who confirmed it, what is paid, what stands in the ledger. */
export function ContractPage() {
  const { words, labels, format } = useSpeech();
  const queryClient = useQueryClient();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const { data: contract } = useQuery(dealReads.contract(id));
  const { data: versions } = useQuery(dealReads.versions(id));
  const { data: entries } = useQuery(dealReads.ledger(id));
  const { data: deal } = useQuery({ ...dealReads.deal(contract?.dealId ?? ''), enabled: contract !== undefined });
  if (!contract || !deal) return null;
  const said = words.deal.contract;
  const { state, version, terms, signedAt, terminatedOn, hash } = contract;
  const onChanged = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['contracts', 'one', id] }),
      queryClient.invalidateQueries({ queryKey: ['deals'] }),
    ]);
  const mayEdit = state === 'draft' && deal.side !== null && me.may.includes('contract.edit');
  const given = { contract, deal, me, onChanged };
  return (
    <Page
      title={terms.title}
      lead={[
        labels.contractKinds[terms.kind],
        `${said.version(format.number(version))}, ${said.states[state]}`,
        signedAt && said.signedOn(format.day(signedAt)),
        terminatedOn && said.endsOn(format.day(terminatedOn)),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/deals/$id" params={{ id: deal.id }} {...props} />}
          >
            {said.toDeal}
          </Button>
          {mayEdit && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/contracts/$id/edit" params={{ id }} {...props} />}
            >
              {said.edit}
            </Button>
          )}
          <Button variant="default" onClick={() => window.print()}>
            {said.print}
          </Button>
        </>
      }
    >
      <div className={classes.contract}>
        <Renamed contract={contract} mayEdit={mayEdit} onChanged={onChanged} />
        <Confirmation {...given} />
        {state === 'draft' && versions && <ChangedText versions={versions.items} deal={deal} />}
        <section>
          <h2>{said.terms}</h2>
          <TermsText terms={terms} deal={deal} />
          <p className={classes.quiet}>
            {said.hash}: <code className={classes.hash}>{hash}</code>. {said.hashHelp}
          </p>
        </section>
        {state === 'signed' && (
          <>
            <Disputes contract={contract} />
            <Payments {...given} />
            <Registration {...given} />
            <Changes {...given} />
          </>
        )}
        {state === 'signed' && versions && versions.items.length > 1 && (
          <ChangedText versions={versions.items} deal={deal} />
        )}
        <Ledger entries={entries ?? []} contractId={id} />
      </div>
    </Page>
  );
}

type RenamedProps = { contract: Contract; mayEdit: boolean; onChanged: () => Promise<unknown> };

/** Parties that have another name by now, and what is to be done about it. */
function Renamed({ contract: { id, version, renamed, state }, mayEdit, onChanged }: RenamedProps) {
  const { words } = useSpeech();
  const said = words.deal.contract;
  const { mutation, others } = useSending({}, async () => {
    await api.patch('/api/contracts/{id}', { path: { id }, body: { expectedVersion: version } });
    await onChanged();
  });
  if (renamed.length === 0) return null;
  return (
    <section className={classes.notice}>
      <ErrorSummary error={mutation.error} others={others} />
      {renamed.map(({ organisationId, inText, inRegister }) => (
        <p key={organisationId}>{said.renamed(inText, inRegister)}</p>
      ))}
      <p>{state === 'draft' ? said.renamedDraft : said.renamedSigned}</p>
      {mayEdit && (
        <Button loading={mutation.isPending} onClick={() => mutation.mutate(undefined)}>
          {said.takeNames}
        </Button>
      )}
    </section>
  );
}

/** Rights of the contract that are in dispute. */
function Disputes({ contract: { disputes } }: { contract: Contract }) {
  const { words, format } = useSpeech();
  const said = words.deal.contract;
  if (disputes.length === 0) return null;
  return (
    <section className={classes.notice}>
      <h2>{said.disputes}</h2>
      {disputes.map(({ id, openedAt, state }) => (
        <p key={id}>
          {said.dispute(format.day(openedAt))} ({said.disputeStates[state]})
        </p>
      ))}
    </section>
  );
}
