import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import form from '../../form/form.module.css';
import { Facts } from '../../record/facts.tsx';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';
import type { BodyProps } from './body-props.ts';
import { Known } from './known.tsx';

/** Who says that a patent number is its own, against the rights on record for it. */
export function DisputeBody({ row: { id }, onDone }: BodyProps) {
  const { words } = useSpeech();
  const read = useQuery(operateReads.disputes());
  return (
    <Known of={read}>
      {({ items }) => {
        const dispute = items.find((one) => one.id === id);
        return dispute ? <Dispute dispute={dispute} onDone={onDone} /> : <p>{words.operate.work.gone}</p>;
      }}
    </Known>
  );
}

function Dispute({ dispute, onDone }: { dispute: Schemas['TitleDispute']; onDone: BodyProps['onDone'] }) {
  const { words, format } = useSpeech();
  const said = words.operate.work;
  const [chosen, setChosen] = useState<string[]>([]);
  const [asked, setAsked] = useState<'uphold' | 'reject'>();
  const path = { id: dispute.id };
  const grants = dispute.grants ?? [];
  return (
    <>
      <Facts facts={[[said.statement, dispute.statement]]} />
      {grants.length > 0 && (
        <fieldset className={classes.codes}>
          <legend>{said.grants}</legend>
          {grants.map(({ id, names, kind, from, released }) => (
            <Checkbox
              key={id}
              disabled={released}
              label={`${names.join(', ')} · ${kind} · ${format.day(from)}`}
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen((known) => (checked ? [...known, id] : known.filter((one) => one !== id)))
              }
            />
          ))}
        </fieldset>
      )}
      <div className={form.row}>
        <Button variant="default" onClick={() => setAsked('reject')}>
          {said.reject}
        </Button>
        <Button color="red" disabled={chosen.length === 0} onClick={() => setAsked('uphold')}>
          {said.uphold}
        </Button>
        {chosen.length === 0 && <span className={classes.quiet}>{said.chooseGrant}</span>}
      </div>
      {asked && (
        <Ask
          title={asked === 'uphold' ? said.upholdTitle : said.rejectTitle}
          means={asked === 'uphold' ? said.upholdMeans : said.rejectMeans}
          label={words.operate.reason}
          confirm={asked === 'uphold' ? said.uphold : said.reject}
          isDangerous={asked === 'uphold'}
          send={async ({ note: reason }) => {
            if (asked === 'uphold') {
              await api.post('/api/title/disputes/{id}/uphold', { path, body: { reason, grants: chosen } });
            } else await api.post('/api/title/disputes/{id}/reject', { path, body: { reason } });
            await onDone({ said: said.did.decided(dispute.number ?? '') });
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
