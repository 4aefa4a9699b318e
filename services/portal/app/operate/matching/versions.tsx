import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import form from '../../form/form.module.css';
import tableClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import type { Deed } from '../done.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';

type Asked = { act: 'activate'; version: string } | { act: 'rollback' | 'fit' };

/** Versions of the weights with how they did on what was decided, and the switch between them. */
export function Versions({ tell }: { tell: (deed: Deed) => void }) {
  const { words, format } = useSpeech();
  const said = words.operate.matching;
  const queryClient = useQueryClient();
  const { data } = useQuery(operateReads.weights());
  const [asked, setAsked] = useState<Asked>();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['operate', 'matching'] });
  const rollback = async (reason?: string) => {
    const { active } = await api.post('/api/operations/matching/weights/rollback', { body: reason ? { reason } : {} });
    await refresh();
    return active;
  };
  const send = async ({ note }: { note: string }) => {
    const reason = note ? { reason: note } : {};
    if (asked?.act === 'activate') {
      const body = { version: asked.version, ...reason };
      const { active } = await api.post('/api/operations/matching/weights/activate', { body });
      await refresh();
      tell({ said: said.switched(active), undo: () => rollback() });
    } else if (asked?.act === 'rollback') tell({ said: said.switched(await rollback(note)) });
    else {
      const { version } = await api.post('/api/operations/matching/weights/fit', { body: {} });
      await refresh();
      tell({ said: version ? said.fitted(version) : said.notFitted });
    }
  };
  const measured = (value: number | null) => (value === null ? '–' : format.number(rounded(value)));
  const names = { activate: said.activate, rollback: said.rollback, fit: said.fit };
  return (
    <>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">{said.version}</th>
            <th scope="col" className={tableClasses.minor}>
              {said.made}
            </th>
            <th scope="col" className={tableClasses.minor}>
              {said.decisions}
            </th>
            <th scope="col" className={tableClasses.minor}>
              {said.logLoss}
            </th>
            <th scope="col">{said.difference}</th>
            <th scope="col">
              <span className={classes.quiet}>{said.activate}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data?.versions.map(({ id, active, usable, record, createdAt }) => (
            <tr key={id}>
              <th scope="row">
                {id} {active && <span className={classes.good}>({said.rules})</span>}
              </th>
              <td className={tableClasses.minor}>{createdAt ? format.day(createdAt) : said.reviewed}</td>
              <td className={tableClasses.minor}>{record && format.number(record.evaluation.decisions)}</td>
              <td className={tableClasses.minor}>{record && measured(record.evaluation.after.logLoss.value)}</td>
              <td className={record ? (record.better ? classes.good : classes.bad) : undefined}>
                {record &&
                  `${measured(record.evaluation.difference.logLoss.value)} (${record.better ? said.better : said.notBetter})`}
              </td>
              <td>
                {usable
                  ? !active && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => setAsked({ act: 'activate', version: id })}
                      >
                        {said.activate}
                      </Button>
                    )
                  : said.unusable}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.quiet}>{said.lessIsBetter}</p>
      <div className={form.row}>
        <Button variant="default" onClick={() => setAsked({ act: 'fit' })}>
          {said.fit}
        </Button>
        {(data?.activations.length ?? 0) > 0 && (
          <Button variant="default" onClick={() => setAsked({ act: 'rollback' })}>
            {said.rollback}
          </Button>
        )}
      </div>
      {data && data.activations.length > 0 && (
        <>
          <h3>{said.activations}</h3>
          <ul className={classes.list}>
            {data.activations.map(({ version, kind, reason, at }) => (
              <li key={at}>
                {format.moment(at)}: {version} {said.kinds[kind]}
                {reason && ` – ${reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {asked && (
        <Ask
          title={asked.act === 'activate' ? said.activateTitle(asked.version) : names[asked.act]}
          means={asked.act === 'fit' ? said.fitMeans : said.activateMeans}
          {...(asked.act !== 'fit' && { label: words.operate.reason, help: words.operate.inAudit, isOptional: true })}
          confirm={names[asked.act]}
          send={send}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
