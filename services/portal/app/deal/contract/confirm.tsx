import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { Me } from '../../client/reads.ts';
import { ErrorSummary, FormIncomplete } from '../../form/error-summary.tsx';
import classes from '../../form/form.module.css';
import { useSending } from '../../form/sending.ts';
import { Dialog } from '../../page/dialog.tsx';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import { ActDialog } from '../act-dialog.tsx';
import type { Contract, Deal } from '../reads.ts';
import contractClasses from './contract.module.css';
import { TermsText } from './terms.tsx';

type ConfirmProps = { contract: Contract; deal: Deal; me: Me; onChanged: () => Promise<unknown> };

/** Who has confirmed the present text, and the way to do it; what is in the way says what to do. */
export function Confirmation({ contract, deal, me, onChanged }: ConfirmProps) {
  const { words, format } = useSpeech();
  const [asked, setAsked] = useState<'confirm' | 'takeBack'>();
  const said = words.deal.contract;
  const { terms, confirmations, state } = contract;
  const ownId = deal.side && deal[deal.side].id;
  const hasConfirmed = confirmations.some(({ organisationId }) => organisationId === ownId);
  const confirmedAt = (id: string) => confirmations.find(({ organisationId }) => organisationId === id)?.at;
  const obstacle = obstacleOf({ contract, deal, me });
  return (
    <section className={contractClasses.confirmations}>
      <h2>{said.confirmations}</h2>
      <ul className={contractClasses.plain}>
        {terms.parties.map(({ organisationId, name }) => {
          const at = confirmedAt(organisationId);
          return (
            <li key={organisationId} data-done={at !== undefined || undefined}>
              {name}: {at ? said.confirmedOn(format.moment(at)) : said.notConfirmed}
            </li>
          );
        })}
        {contract.agencies.map(({ organisationId, name, confirmed }) => (
          <li key={organisationId} data-done={confirmed || undefined}>
            {name}: {confirmed ? said.agencyConfirmed : said.agencyUnconfirmed}
          </li>
        ))}
      </ul>
      {state === 'draft' && deal.side !== null && (
        <div className={contractClasses.acts}>
          {hasConfirmed ? (
            <>
              <p>{said.waitsOther}</p>
              {me.may.includes('contract.withdraw_confirmation') && (
                <Button variant="default" onClick={() => setAsked('takeBack')}>
                  {said.takeBack}
                </Button>
              )}
            </>
          ) : (
            <>
              <Button
                {...(obstacle ? { 'data-disabled': true, 'aria-disabled': true, 'aria-describedby': 'obstacle' } : {})}
                onClick={(event) => (obstacle ? event.preventDefault() : setAsked('confirm'))}
              >
                {said.confirm}
              </Button>
              {obstacle && (
                <p id="obstacle" className={contractClasses.obstacle}>
                  {said.why[obstacle]}{' '}
                  {obstacle === 'unverified' && <Link to="/verification">{said.why.toVerification}</Link>}
                </p>
              )}
            </>
          )}
        </div>
      )}
      {asked === 'confirm' && (
        <ConfirmDialog
          contract={contract}
          deal={deal}
          me={me}
          onChanged={onChanged}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'takeBack' && (
        <ActDialog
          title={said.takeBack}
          button={said.takeBack}
          means={<p>{said.takeBackMeans}</p>}
          draft={{ person: me.person?.id ?? '', name: `confirmation:${contract.id}` }}
          send={async () => {
            await api.post('/api/contracts/{id}/confirm/withdraw', { path: { id: contract.id } });
            await onChanged();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

/** What keeps the reader from confirming. */
function obstacleOf({ contract, deal, me }: Pick<ConfirmProps, 'contract' | 'deal' | 'me'>) {
  if (!me.organisation?.verified) return 'unverified';
  if (!me.may.includes('contract.sign')) return 'role';
  if (contract.renamed.length > 0) return 'renamed';
  return deal.stage === 'negotiation' || deal.stage === 'agreed' ? undefined : 'stage';
}

/** The last look: exactly the text, its fingerprint, for whom, and what follows. */
function ConfirmDialog({ contract, deal, me, onChanged, onClose }: ConfirmProps & { onClose: () => void }) {
  const { words, language, format } = useSpeech();
  const said = words.deal.contract;
  const { id, version, hash, terms } = contract;
  const both = terms.agencies.filter(({ side }) => side === 'both');
  const [hasRead, setHasRead] = useState(false);
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const open = both.filter(({ organisationId }) => !accepted.includes(organisationId));
  const faults = {
    read: hasRead ? undefined : said.why.read,
    both: open.length > 0 ? said.why.both : undefined,
  };
  const { mutation, fields, others } = useSending({ read: '/version', both: '/bothSides' }, async () => {
    if (faults.read || faults.both) throw new FormIncomplete();
    await api.post('/api/contracts/{id}/confirm', {
      path: { id },
      body: { version, hash, ...(both.length > 0 && { bothSides: [...accepted] }) },
    });
    await onChanged();
    onClose();
  });
  const shown = mutation.error instanceof FormIncomplete ? { ...fields, ...faults } : fields;
  const isSecond = contract.confirmations.some(
    ({ organisationId }) => organisationId === deal.seller.id || organisationId === deal.buyer.id,
  );
  return (
    <Dialog onClose={onClose} title={said.confirmTitle} size="xl">
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={shown} others={others} />
        <p>
          <strong>{said.confirmFor(textIn(me.organisation?.name, language).text)}</strong>{' '}
          {said.confirmWhat(format.number(version))}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well */}
        <section className={contractClasses.signed} tabIndex={0} aria-label={said.terms}>
          <TermsText terms={terms} deal={deal} />
        </section>
        <p>
          {said.hash}: <code className={contractClasses.hash}>{hash}</code>
        </p>
        <p>
          {isSecond ? said.confirmSigns : said.confirmFirst} {said.confirmForGood}
        </p>
        {both.map(({ organisationId, name }, at) => (
          <Checkbox
            key={organisationId}
            {...(at === 0 && { id: 'both' })}
            label={said.acceptBoth(name)}
            checked={accepted.includes(organisationId)}
            onChange={({ currentTarget: { checked } }) =>
              setAccepted((all) => (checked ? [...all, organisationId] : all.filter((one) => one !== organisationId)))
            }
            error={at === 0 && shown.both}
          />
        ))}
        <Checkbox
          id="read"
          label={said.readIt(format.number(version))}
          checked={hasRead}
          onChange={(event) => setHasRead(event.currentTarget.checked)}
          error={shown.read}
        />
        <div className={classes.row}>
          <Button type="submit" loading={mutation.isPending}>
            {said.confirmButton}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
