import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import form from '../../form/form.module.css';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import classes from '../operate.module.css';

const INDEXES = ['listings', 'demands', 'pairs'] as const;
const FOLLOW_MS = 500;

/** Makes an index anew from Postgres, and follows how far it is. */
export function Rebuild() {
  const { words } = useSpeech();
  const said = words.operate.engines;
  const [asked, setAsked] = useState<(typeof INDEXES)[number]>();
  const [tasks, setTasks] = useState<readonly Schemas['ServiceTask'][]>([]);
  const starting = useMutation({
    mutationFn: (index: (typeof INDEXES)[number]) =>
      index === 'pairs'
        ? api.post('/api/operations/pairs/rebuild')
        : api.post('/api/operations/search/rebuild', { body: { index } }),
    onSuccess: (answer) => setTasks(answer.tasks),
  });
  return (
    <>
      <p className={classes.quiet}>{said.rebuildMeans}</p>
      <ErrorSummary error={starting.error} />
      <div className={form.row}>
        {INDEXES.map((index) => (
          <Button key={index} variant="default" onClick={() => setAsked(index)}>
            {said.rebuilds[index]}
          </Button>
        ))}
      </div>
      <div role="status">
        {tasks.map((task) => (
          <Task key={task.id} started={task} />
        ))}
      </div>
      {asked && (
        <Ask
          title={said.rebuilds[asked]}
          means={said.rebuildMeans}
          confirm={said.rebuild}
          send={() => starting.mutateAsync(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function Task({ started }: { started: Schemas['ServiceTask'] }) {
  const { words, format } = useSpeech();
  const { service, id } = started;
  const { data: task = started } = useQuery({
    queryKey: ['operate', 'task', service, id],
    queryFn: ({ signal }) => api.get('/api/operations/tasks/{service}/{id}', { path: { service, id }, signal }),
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'running' ? false : FOLLOW_MS),
  });
  const { state, done, total, error } = task;
  const states = words.operate.matching.rematchStates;
  return (
    <p className={state === 'failed' ? classes.bad : undefined}>
      {service}: {states[state]},{' '}
      {words.operate.engines.progress(format.number(done), format.number(Math.max(total, done)))}
      {error && ` – ${error}`}
    </p>
  );
}
