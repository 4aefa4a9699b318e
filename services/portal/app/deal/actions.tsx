import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { api } from '../client/client.ts';
import type { Me } from '../client/reads.ts';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';
import classes from './deal.module.css';
import { type Deal, type DealStage, dealReads } from './reads.ts';
import { isUnnamed, OPEN_STAGES, turnOf } from './side.ts';

type OpenStage = Exclude<DealStage, 'signed' | 'lost'>;
type Act = { do: 'to' | 'accept' | 'decline'; stage: OpenStage } | { do: 'withdraw' | 'message' | 'lose' };
type ActionsProps = { deal: Deal; me: Me };

/** Everything that a side may do in a deal, each as a button; what cannot be done now says why. */
export function DealActions({ deal, me }: ActionsProps) {
  const { words, labels } = useSpeech();
  const [asked, setAsked] = useState<Act>();
  const said = words.deal.actions;
  const { actions, proposal, contractId, stage, side } = deal;
  const may = new Set(actions);
  if (side === null || stage === 'lost') return contractId && <ToContract id={contractId} isMain />;
  if (!me.may.includes('deal.move')) {
    return (
      <section className={classes.actions} aria-label={said.title}>
        {contractId && <ToContract id={contractId} isMain />}
        <p>{said.why.viewer}</p>
      </section>
    );
  }
  const isAnswering = proposal !== null && !proposal.lapsed && proposal.by !== side;
  const stages = actions.flatMap((action) => (action.startsWith('to_') ? [action.slice(3) as OpenStage] : []));
  // A step back is the last thing that anybody wants.
  const order = (to: OpenStage) =>
    (OPEN_STAGES.indexOf(to) + OPEN_STAGES.length - OPEN_STAGES.indexOf(stage)) % OPEN_STAGES.length;
  const ahead = stages.filter((to) => !(isAnswering && to === proposal.to)).toSorted((a, b) => order(a) - order(b));
  const isQuiet = side === 'seller' && !deal.buyerNamed;
  return (
    <section className={classes.actions} aria-label={said.title}>
      {isAnswering && (
        <>
          <Act isMain onClick={() => setAsked({ do: 'accept', stage: proposal.to })}>
            {said.accept(labels.dealStages[proposal.to])}
          </Act>
          <Act onClick={() => setAsked({ do: 'decline', stage: proposal.to })}>
            {said.decline(labels.dealStages[proposal.to])}
          </Act>
        </>
      )}
      {contractId && <ToContract id={contractId} isMain={!isAnswering} />}
      {may.has('draft_contract') && <ToDraft id={deal.id} isMain={!isAnswering && stage === 'agreed'} />}
      {(may.has('write_message') || isQuiet) && (
        <Act
          why={isQuiet ? said.why.awaits : undefined}
          isMain={turnOf(deal) === 'own' && stage === 'enquiry' && !isAnswering}
          onClick={() => setAsked({ do: 'message' })}
        >
          {isUnnamed(deal) ? said.answer : said.message}
        </Act>
      )}
      {may.has('withdraw_stage') && <Act onClick={() => setAsked({ do: 'withdraw' })}>{said.withdraw}</Act>}
      {ahead.map((to) => (
        <Act key={to} onClick={() => setAsked({ do: 'to', stage: to })}>
          {said.to(labels.dealStages[to])}
        </Act>
      ))}
      {!contractId && stage !== 'signed' && !may.has('draft_contract') && !isQuiet && (
        <Act why={said.why.draftLater}>{said.draft}</Act>
      )}
      {may.has('lose') && <Act onClick={() => setAsked({ do: 'lose' })}>{said.lose}</Act>}
      {asked && <Asked deal={deal} me={me} act={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

type ActProps = { why?: string | undefined; isMain?: boolean; onClick?: () => void; children: string };

/** A button; one that cannot be pressed says why beside it. */
function Act({ why, isMain = false, onClick, children }: ActProps) {
  const reason = useId();
  const variant = isMain ? 'filled' : 'default';
  if (why === undefined) {
    return (
      <Button variant={variant} {...(onClick && { onClick })}>
        {children}
      </Button>
    );
  }
  return (
    <span className={classes.barred}>
      <Button variant="default" data-disabled aria-disabled aria-describedby={reason}>
        {children}
      </Button>
      <span id={reason}>{why}</span>
    </span>
  );
}

function ToContract({ id, isMain }: { id: string; isMain: boolean }) {
  const { words } = useSpeech();
  return (
    <Button
      variant={isMain ? 'filled' : 'default'}
      renderRoot={(props) => <Link to="/contracts/$id" params={{ id }} {...props} />}
    >
      {words.deal.actions.contract}
    </Button>
  );
}

function ToDraft({ id, isMain }: { id: string; isMain: boolean }) {
  const { words } = useSpeech();
  return (
    <Button
      variant={isMain ? 'filled' : 'default'}
      renderRoot={(props) => <Link to="/deals/$id/draft" params={{ id }} {...props} />}
    >
      {words.deal.actions.draft}
    </Button>
  );
}

type AskedProps = ActionsProps & { act: Act; onClose: () => void };

/** What an act means and takes with it, before it is sent. */
function Asked({ deal, me, act, onClose }: AskedProps) {
  const { words, labels, language } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.deal;
  const path = { id: deal.id };
  const expectedVersion = deal.version;
  const name = textIn(me.organisation?.name, language).text;
  // Ending a deal names nobody.
  const names = isUnnamed(deal) && act.do !== 'lose';
  const keep = (changed: Deal) => {
    queryClient.setQueryData(dealReads.deal(deal.id).queryKey, changed);
    queryClient.invalidateQueries({ queryKey: ['deals', 'list'] });
    queryClient.invalidateQueries({ queryKey: dealReads.disclosures(deal.id).queryKey });
  };
  const withNote = (note: string) => ({ ...(note && { note }), expectedVersion });
  const meansOf = (means: string, stage: DealStage) => (stage === 'nda' ? `${means} ${said.means.nda}` : means);
  const { title, ...rest } = ((): Pick<ActDialogProps, 'title' | 'note' | 'send' | 'withReason' | 'isHard'> & {
    means: string;
  } => {
    switch (act.do) {
      case 'to':
        return {
          title: said.actions.to(labels.dealStages[act.stage]),
          means: meansOf(said.means.to, act.stage),
          note: { label: said.note, isNeeded: false },
          send: async ({ note }) =>
            keep(await api.post('/api/deals/{id}/stage', { path, body: { to: act.stage, ...withNote(note) } })),
        };
      case 'accept':
        return {
          title: said.actions.accept(labels.dealStages[act.stage]),
          means: meansOf(said.means.accept, act.stage),
          note: { label: said.note, isNeeded: false },
          send: async ({ note }) =>
            keep(await api.post('/api/deals/{id}/stage/accept', { path, body: { to: act.stage, ...withNote(note) } })),
        };
      case 'decline':
        return {
          title: said.actions.decline(labels.dealStages[act.stage]),
          means: said.means.decline,
          note: { label: said.noteWhy, isNeeded: true },
          send: async ({ note }) =>
            keep(await api.post('/api/deals/{id}/stage/decline', { path, body: { note, expectedVersion } })),
        };
      case 'withdraw':
        return {
          title: said.actions.withdraw,
          means: said.means.withdraw,
          note: { label: said.note, isNeeded: false },
          send: async ({ note }) =>
            keep(await api.post('/api/deals/{id}/stage/withdraw', { path, body: withNote(note) })),
        };
      case 'message':
        return {
          title: names ? said.actions.answer : said.actions.message,
          means: said.means.message,
          note: { label: said.note, isNeeded: true, pointer: '/text' },
          send: async ({ note }) => keep(await api.post('/api/deals/{id}/messages', { path, body: { text: note } })),
        };
      case 'lose':
        return {
          title: said.actions.lose,
          means: said.means.lose,
          note: { label: said.noteWhy, isNeeded: false },
          withReason: true,
          isHard: true,
          send: async ({ note, reason }) =>
            keep(
              await api.post('/api/deals/{id}/lost', {
                path,
                body: { reason: reason as Exclude<typeof reason, ''>, ...withNote(note) },
              }),
            ),
        };
    }
  })();
  const { means, ...asks } = rest;
  return (
    <ActDialog
      {...asks}
      title={title}
      button={act.do === 'message' ? said.send : title}
      means={
        <>
          <p>{means}</p>
          {names && <p>{said.unnamed.own}</p>}
        </>
      }
      consent={names ? { label: said.unnamed.consent(name), needed: said.unnamed.needed } : undefined}
      draft={{ person: me.person?.id ?? '', name: `deal:${deal.id}:${act.do}` }}
      onClose={onClose}
    />
  );
}
