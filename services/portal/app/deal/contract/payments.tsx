import { Button } from '@mantine/core';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { Me } from '../../client/reads.ts';
import { useSpeech } from '../../words/words.tsx';
import { ActDialog } from '../act-dialog.tsx';
import type { Contract, Deal } from '../reads.ts';
import classes from './contract.module.css';
import { isPaid, isSomething, lineState } from './payment-state.ts';
import { RecordPayment } from './record-payment.tsx';

type Payment = Contract['payments'][number];
type PaymentsProps = { contract: Contract; deal: Deal; me: Me; onChanged: () => Promise<unknown> };

/** What is due, reported and paid, line by line, and every payment with what may be answered to it. */
export function Payments({ contract, deal, me, onChanged }: PaymentsProps) {
  const { words, format } = useSpeech();
  const said = words.deal.payments;
  const { balance, payments } = contract;
  const [isRecording, setIsRecording] = useState(false);
  const today = new Date().toISOString().slice(0, 10);
  const mayRecord = deal.side !== null && me.may.includes('payment.record');
  return (
    <section>
      <h2>{said.title}</h2>
      {balance ? (
        <>
          <p>
            {isPaid(balance) && !balance.royalty && said.allSettled}
            {balance.nextDue &&
              (balance.nextDue.dueOn < today ? said.overdueSince : said.nextDue)(
                format.money(balance.nextDue.open),
                format.day(balance.nextDue.dueOn),
              )}
            {isSomething(balance.overpaid) && ` ${said.overpaid(format.money(balance.overpaid))}`}
          </p>
          <Schedule balance={balance} today={today} />
          <h3>{said.recorded}</h3>
          {payments.length === 0 ? (
            <p>{said.none}</p>
          ) : (
            <ul className={classes.payments}>
              {payments.map((payment) => (
                <PaymentRow
                  key={payment.id}
                  payment={payment}
                  contract={contract}
                  deal={deal}
                  me={me}
                  onChanged={onChanged}
                />
              ))}
            </ul>
          )}
          {mayRecord && (
            <Button className={classes.screen ?? ''} variant="default" onClick={() => setIsRecording(true)}>
              {said.record}
            </Button>
          )}
        </>
      ) : (
        <p>{said.beforeSigning}</p>
      )}
      {isRecording && (
        <RecordPayment contract={contract} me={me} onRecorded={onChanged} onClose={() => setIsRecording(false)} />
      )}
    </section>
  );
}

function Schedule({ balance, today }: { balance: Schemas['ContractBalance']; today: string }) {
  const { words, format } = useSpeech();
  const said = words.deal.payments;
  const { lines, royalty } = balance;
  const sums = (of: Pick<Schemas['ContractBalance'], 'reported' | 'confirmed'>) => (
    <>
      <td className={classes.number}>{format.money(of.confirmed)}</td>
      <td className={classes.number}>{format.money(of.reported)}</td>
    </>
  );
  if (lines.length === 0 && !royalty) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well
    <section className={classes.scrolls} tabIndex={0} aria-label={said.title}>
      <table className={classes.schedule}>
        <thead>
          <tr>
            <th scope="col">{said.line}</th>
            <th scope="col">{said.dueOn}</th>
            <th scope="col" className={classes.number}>
              {said.due}
            </th>
            <th scope="col" className={classes.number}>
              {said.confirmed}
            </th>
            <th scope="col" className={classes.number}>
              {said.reported}
            </th>
            <th scope="col" className={classes.number}>
              {said.open}
            </th>
            <th scope="col">{said.state}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const state = lineState(line, today);
            return (
              <tr key={line.line}>
                <th scope="row">{format.number(line.line)}</th>
                <td>{format.day(line.dueOn)}</td>
                <td className={classes.number}>{format.money(line.due)}</td>
                {sums(line)}
                <td className={classes.number}>{format.money(line.open)}</td>
                <td data-state={state}>{said.lineStates[state]}</td>
              </tr>
            );
          })}
          {royalty && (
            <tr>
              <th scope="row" colSpan={3}>
                {said.royalty}
              </th>
              {sums(royalty)}
              <td colSpan={2} />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {said.total}
            </th>
            <td className={classes.number}>{format.money(balance.due)}</td>
            {sums(balance)}
            <td className={classes.number}>{format.money(balance.open)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function PaymentRow({ payment, contract, deal, me, onChanged }: PaymentsProps & { payment: Payment }) {
  const { words, format } = useSpeech();
  const [asked, setAsked] = useState<'confirm' | 'dispute' | 'void'>();
  const said = words.deal.payments;
  const { state, settles, recordedBy } = payment;
  const nameOf = (id: string) => contract.terms.parties.find(({ organisationId }) => organisationId === id)?.name ?? '';
  const isOwn = deal.side !== null && deal[deal.side].id === recordedBy;
  const mayAnswer = deal.side !== null && !isOwn && me.may.includes('payment.answer');
  const mayVoid = isOwn && me.may.includes('payment.void') && (state === 'reported' || state === 'disputed');
  const lines = (settles ?? []).map(({ line, amount }) =>
    [line === null ? said.royalty : said.lineNamed(format.number(line)), format.money(amount)].join(' '),
  );
  const path = { id: contract.id, paymentId: payment.id };
  const acts = {
    confirm: {
      title: said.confirm,
      means: said.confirmMeans,
      send: () => api.post('/api/contracts/{id}/payments/{paymentId}/confirm', { path }),
    },
    dispute: {
      title: said.dispute,
      means: said.disputeMeans,
      send: (reason: string) =>
        api.post('/api/contracts/{id}/payments/{paymentId}/dispute', { path, body: { reason } }),
    },
    void: {
      title: said.void,
      means: said.voidMeans,
      send: (reason: string) => api.post('/api/contracts/{id}/payments/{paymentId}/void', { path, body: { reason } }),
    },
  } as const;
  const act = asked && acts[asked];
  return (
    <li>
      <p>
        <strong>{format.money(payment.amount)}</strong> · {format.day(payment.paidOn)} ·{' '}
        <span data-state={state}>{said.states[state]}</span> · {said.by(nameOf(recordedBy))}
      </p>
      {[
        lines.length > 0 && said.settled(format.list(lines)),
        payment.note,
        payment.earlyReason,
        payment.unusualReason,
        payment.disputed && state !== 'confirmed' && payment.disputed.reason,
        payment.voided?.reason,
      ]
        .filter(Boolean)
        .map((text) => (
          <p key={String(text)} className={classes.quiet}>
            {text}
          </p>
        ))}
      <div className={classes.acts}>
        {mayAnswer && (state === 'reported' || state === 'disputed') && (
          <Button size="compact-md" onClick={() => setAsked('confirm')}>
            {said.confirm}
          </Button>
        )}
        {mayAnswer && state === 'reported' && (
          <Button size="compact-md" variant="default" onClick={() => setAsked('dispute')}>
            {said.dispute}
          </Button>
        )}
        {mayVoid && (
          <Button size="compact-md" variant="default" onClick={() => setAsked('void')}>
            {said.void}
          </Button>
        )}
      </div>
      {act && (
        <ActDialog
          title={act.title}
          button={act.title}
          means={
            <p>
              {format.money(payment.amount)}, {format.day(payment.paidOn)}. {act.means}
            </p>
          }
          {...(asked !== 'confirm' && { note: { label: said.reason, isNeeded: true, pointer: '/reason' } })}
          isHard={asked === 'void'}
          draft={{ person: me.person?.id ?? '', name: `payment:${payment.id}:${asked}` }}
          send={async ({ note }) => {
            await act.send(note);
            await onChanged();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </li>
  );
}
