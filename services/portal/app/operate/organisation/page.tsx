import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import { type Deed, Done, useDone } from '../done.tsx';
import { Frame } from '../frame.tsx';
import classes from '../operate.module.css';
import { Part } from '../part.tsx';
import { operateReads } from '../reads.ts';
import { EvidenceList } from '../work/evidence-list.tsx';
import { Acts } from './acts.tsx';
import { OrganisationFacts } from './facts.tsx';
import { Keys } from './keys.tsx';
import { Happened, Mandates, Members, RecordsByState } from './lists.tsx';

const route = getRouteApi('/inside/acting/operate/organisations/$id');

/** One organisation, with everything that a decision about it needs. */
export function OrganisationPage() {
  const { words, language, format, labels } = useSpeech();
  const said = words.operate.organisations;
  const { id } = route.useParams();
  const queryClient = useQueryClient();
  const { data: organisation } = useQuery(operateReads.organisation(id));
  const { data: requests } = useQuery(operateReads.requests(id));
  const done = useDone();
  if (!organisation) return null;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['operate'] });
  const onDone = async (deed: Deed) => {
    const { undo } = deed;
    done.tell({ ...deed, ...(undo && { undo: async () => undo().then(refresh) }) });
    await refresh();
  };
  const waiting = requests?.items.find(({ state }) => state === 'pending');
  return (
    <Frame
      title={textIn(organisation.name, language).text || words.operate.unnamed}
      actions={<Acts organisation={organisation} waiting={waiting?.id} onDone={onDone} />}
    >
      <Part title={said.state}>
        <OrganisationFacts organisation={organisation} />
      </Part>
      <Part title={said.history}>
        {requests?.items.length === 0 && <p className={classes.quiet}>{words.operate.none}</p>}
        <ol className={classes.list}>
          {requests?.items.map(({ id: request, state, createdAt, decidedAt, reasons, note, evidence }) => (
            <li key={request}>
              {format.day(createdAt)} – {words.operate.requestStates[state]}
              {decidedAt && ` (${format.day(decidedAt)})`}
              {[...reasons.map((code) => labels.verificationReasons[code]), note].filter(Boolean).map((why) => (
                <div key={why} className={classes.quiet}>
                  {why}
                </div>
              ))}
              <EvidenceList evidence={evidence} />
            </li>
          ))}
        </ol>
      </Part>
      <Part title={said.members}>
        <Members id={id} />
      </Part>
      <Part title={said.records}>
        <RecordsByState id={id} />
      </Part>
      <Part title={said.keys}>
        <Keys id={id} onDone={onDone} />
      </Part>
      <Part title={said.mandates}>
        <Mandates id={id} />
      </Part>
      <Part title={said.happened}>
        <Happened id={id} />
      </Part>
      <Done {...done} />
    </Frame>
  );
}
