import { useSpeech } from '../../words/words.tsx';
import { Done, useDone } from '../done.tsx';
import { Frame } from '../frame.tsx';
import { Part } from '../part.tsx';
import { Exposure } from './exposure.tsx';
import { Rematches } from './rematches.tsx';
import { Versions } from './versions.tsx';

/** How matching is weighed, how each version did, and whom it shows. */
export function MatchingPage() {
  const { words } = useSpeech();
  const said = words.operate.matching;
  const done = useDone();
  return (
    <Frame title={said.title} lead={said.lead}>
      <Part title={said.versions}>
        <Versions tell={done.tell} />
      </Part>
      <Part title={said.rematch}>
        <Rematches />
      </Part>
      <Part title={said.exposure}>
        <Exposure />
      </Part>
      <Done {...done} />
    </Frame>
  );
}
