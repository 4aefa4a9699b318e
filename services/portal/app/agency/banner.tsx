import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { forgetLost, lostClient } from '../client/acting.ts';
import type { Me } from '../client/reads.ts';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { agencyReads } from './reads.ts';
import { useActFor } from './use-acting.ts';

/** For whom an agency acts, on every page, with the way back; or of whom it has just lost the mandate. */
export function ActingBanner({ me }: { me: Me }) {
  return me.onBehalf ? <Acting me={me} onBehalf={me.onBehalf} /> : <Lost />;
}

function Acting({ me, onBehalf }: { me: Me; onBehalf: NonNullable<Me['onBehalf']> }) {
  const { words, language, format } = useSpeech();
  const act = useActFor();
  const { data: mandate } = useQuery(agencyReads.mandate(onBehalf.mandateId));
  const own = me.memberships.find(({ organisation }) => organisation.id === onBehalf.agencyId)?.organisation;
  const agency = textIn(own?.name, language).text;
  const client = textIn(me.organisation?.name, language).text;
  const { about } = onBehalf;
  return (
    <section className={classes.banner} aria-label={words.agency.acting.actFor(client)}>
      <p>
        {words.agency.acting.now(client, agency)} {mandate?.to && words.agency.acting.until(format.day(mandate.to))}
        {about.kind !== 'all' && (
          <>
            {' '}
            {words.agency.acting.oneRecord}{' '}
            <Link to={about.kind === 'listing' ? '/listings/$id' : '/demands/$id'} params={{ id: about.id }}>
              {words.agency.acting.theRecord}
            </Link>
          </>
        )}
      </p>
      <Button variant="default" size="compact-md" onClick={() => act(undefined, '/clients')}>
        {words.agency.acting.stop(agency)}
      </Button>
    </section>
  );
}

function Lost() {
  const { words, language } = useSpeech();
  const [lost, setLost] = useState(lostClient);
  if (!lost) return null;
  return (
    <section className={classes.banner} role="status">
      <p>{words.agency.acting.lost(textIn(lost.name, language).text)}</p>
      <Button
        variant="default"
        size="compact-md"
        onClick={() => {
          forgetLost();
          setLost(undefined);
        }}
      >
        {words.agency.acting.seen}
      </Button>
    </section>
  );
}
