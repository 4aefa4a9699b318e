import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import type { Deed } from '../done.tsx';
import { operateReads } from '../reads.ts';
import { MergeDialog } from './merge-dialog.tsx';

type Act = 'verify' | 'unverify' | 'suspend' | 'lift' | 'merge' | 'unmerge';
type ActsProps = {
  organisation: Schemas['Organisation'];
  /** A request of its that waits. */
  waiting: string | undefined;
  onDone: (deed: Deed) => Promise<void>;
};

/** What the operator can do with an organisation as it stands. */
export function Acts({ organisation, waiting, onDone }: ActsProps) {
  const { words, format } = useSpeech();
  const said = words.operate.organisations;
  const [asked, setAsked] = useState<Act>();
  const { id, state, verified, kind } = organisation;
  const path = { id };
  const isMerged = state === 'merged';
  const { data: merge } = useQuery({ ...operateReads.merge(id), enabled: isMerged });
  const close = () => setAsked(undefined);
  if (kind === 'operator' || state === 'deleted') return null;
  const lift = (reason: string) => api.post('/api/organisations/{id}/lift-suspension', { path, body: { reason } });
  const suspend = (reason: string) => api.post('/api/organisations/{id}/suspend', { path, body: { reason } });
  return (
    <>
      {state === 'active' && waiting && (
        <Button
          renderRoot={(props) => (
            <Link to="/operate" search={{ queue: 'verify_organisations', item: waiting }} {...props} />
          )}
        >
          {said.toRequest}
        </Button>
      )}
      {state === 'active' && (
        <>
          {verified ? (
            <Button variant="default" onClick={() => setAsked('unverify')}>
              {said.unverify}
            </Button>
          ) : (
            !waiting && <Button onClick={() => setAsked('verify')}>{said.verify}</Button>
          )}
          <Button variant="default" onClick={() => setAsked('merge')}>
            {said.merge}
          </Button>
          <Button variant="default" onClick={() => setAsked('suspend')}>
            {said.suspend}
          </Button>
        </>
      )}
      {state === 'suspended' && <Button onClick={() => setAsked('lift')}>{said.lift}</Button>}
      {isMerged && merge && <Button onClick={() => setAsked('unmerge')}>{said.unmerge}</Button>}
      {(asked === 'verify' || asked === 'unverify') && (
        <Ask
          title={asked === 'verify' ? said.verifyTitle : said.unverify}
          means={asked === 'verify' ? words.operate.work.approveMeans : said.unverifyMeans}
          label={words.operate.note}
          help={words.operate.inAudit}
          isOptional
          confirm={asked === 'verify' ? said.verify : said.unverify}
          isDangerous={asked === 'unverify'}
          send={async ({ note }) => {
            const body = { verified: asked === 'verify', ...(note && { note }) };
            await api.post('/api/organisations/{id}/verify', { path, body });
            await onDone({ said: asked === 'verify' ? said.verified : said.unverified });
          }}
          onClose={close}
        />
      )}
      {asked === 'suspend' && (
        <Ask
          title={said.suspend}
          means={said.suspendMeans}
          label={words.operate.reason}
          help={words.operate.told}
          confirm={said.suspend}
          isDangerous
          send={async ({ note }) => {
            await suspend(note);
            await onDone({ said: said.suspended, undo: () => lift(note) });
          }}
          onClose={close}
        />
      )}
      {asked === 'lift' && (
        <Ask
          title={said.lift}
          means={said.liftMeans}
          label={words.operate.reason}
          help={words.operate.inAudit}
          confirm={said.lift}
          send={async ({ note }) => {
            await lift(note);
            await onDone({ said: said.lifted });
          }}
          onClose={close}
        />
      )}
      {asked === 'merge' && <MergeDialog organisation={organisation} onDone={onDone} onClose={close} />}
      {asked === 'unmerge' && merge && (
        <Ask
          title={said.unmerge}
          means={`${said.unmergeMeans} ${said.undoUntil(format.day(merge.undoUntil))}`}
          label={words.operate.reason}
          help={words.operate.inAudit}
          confirm={said.unmerge}
          send={async ({ note }) => {
            await api.post('/api/organisations/{id}/unmerge', { path, body: { reason: note } });
            await onDone({ said: said.undone });
          }}
          onClose={close}
        />
      )}
    </>
  );
}
