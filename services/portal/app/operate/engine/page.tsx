import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../../words/words.tsx';
import { Done, useDone } from '../done.tsx';
import { Frame } from '../frame.tsx';
import classes from '../operate.module.css';
import { Part } from '../part.tsx';
import { operateReads } from '../reads.ts';
import { Jobs } from './jobs.tsx';
import { Letters } from './letters.tsx';
import { Rebuild } from './rebuild.tsx';
import { Services } from './services.tsx';

/** How the machines are: services, queues, jobs that failed, and what can be made anew. */
export function EnginesPage() {
  const { words, format } = useSpeech();
  const said = words.operate.engines;
  const { data: jobs } = useQuery(operateReads.jobs());
  const done = useDone();
  const away = jobs?.failures.map(({ service }) => service) ?? [];
  return (
    <Frame title={said.title} lead={said.lead}>
      <Part title={said.services}>
        <Services />
      </Part>
      <Part title={said.letters}>
        <Letters tell={done.tell} />
      </Part>
      <Part title={said.jobs}>
        {away.length > 0 && <p className={classes.bad}>{words.operate.notAsked(format.list(away))}</p>}
        <Jobs items={jobs?.items ?? []} />
      </Part>
      <Part title={said.rebuild}>
        <Rebuild />
      </Part>
      <Done {...done} />
    </Frame>
  );
}
