import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestOf } from '@techbourse/client';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import joinClasses from '../join/join.module.css';
import { labelled } from '../record/labelled.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './account.module.css';
import { accountReads } from './reads.ts';

type Wanted = RequestOf<'/api/notifications/preferences', 'patch'>['body'];
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));

/** What a person is told, kind by kind, and when by mail. What is chosen holds at once. */
export function Preferences() {
  const { words, language, format } = useSpeech();
  const queryClient = useQueryClient();
  const read = accountReads.preferences(language);
  const { data } = useQuery(read);
  const said = words.account.preferences;
  const set = useMutation({
    mutationFn: (body: Wanted) => api.patch('/api/notifications/preferences', { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: read.queryKey }),
  });
  if (!data) return null;
  const { frequency, hour, weekday, kinds, nextMailAt } = data;
  const isTimed = frequency === 'daily' || frequency === 'weekly';
  return (
    <section id="notifications" className={joinClasses.section}>
      <h2>{said.title}</h2>
      <ErrorSummary error={set.error} />
      <div className={formClasses.row}>
        <Select
          label={said.frequency}
          data={labelled(said.frequencies)}
          value={frequency}
          allowDeselect={false}
          onChange={(value) => value && set.mutate({ frequency: value as typeof frequency })}
        />
        {frequency === 'weekly' && (
          <Select
            label={said.weekday}
            data={labelled(said.weekdays)}
            value={String(weekday)}
            allowDeselect={false}
            onChange={(value) => value && set.mutate({ weekday: Number(value) })}
          />
        )}
        {isTimed && (
          <Select
            label={said.hour}
            data={HOURS}
            value={String(hour)}
            allowDeselect={false}
            onChange={(value) =>
              value && set.mutate({ hour: Number(value), zone: Intl.DateTimeFormat().resolvedOptions().timeZone })
            }
          />
        )}
      </div>
      {nextMailAt && <p className={joinClasses.about}>{said.nextMail(format.moment(nextMailAt))}</p>}
      <details>
        <summary>{said.each}</summary>
        <ul className={classes.kinds}>
          {kinds.map(({ kind, name, wish }) => (
            <li key={kind}>
              <span>{name}</span>
              <Select
                aria-label={name}
                data={labelled(said.wishes)}
                value={wish}
                allowDeselect={false}
                onChange={(value) => value && set.mutate({ kinds: { [kind]: value as typeof wish } })}
              />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
