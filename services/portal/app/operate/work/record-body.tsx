import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { type ReactNode, useState } from 'react';
import { api } from '../../client/client.ts';
import { reads } from '../../client/reads.ts';
import { DemandFacts } from '../../demand/demand-facts.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import form from '../../form/form.module.css';
import { ListingFacts } from '../../listing/listing-facts.tsx';
import { labelled } from '../../record/labelled.ts';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import { Ask, type Said } from '../ask.tsx';
import type { BodyProps } from './body-props.ts';
import { KeyedButton } from './keyed-button.tsx';
import { Known } from './known.tsx';

const whyOf = ({ reasons, note }: Said) => ({
  reasons: reasons as Schemas['ReviewReason'][],
  ...(note && { reason: note }),
});

/** A listing in review. */
export function ListingBody({ row: { id }, onDone }: BodyProps) {
  const read = useQuery(reads.listing(id));
  return (
    <Known of={read}>
      {(listing) => (
        <Review
          name={listing.title}
          owner={listing.organisation}
          approve={() =>
            api.post('/api/listings/{id}/publish', { path: { id }, body: { expectedVersion: listing.version } })
          }
          giveBack={(said) =>
            api.post('/api/listings/{id}/return', {
              path: { id },
              body: { ...whyOf(said), expectedVersion: listing.version },
            })
          }
          onDone={onDone}
        >
          <ListingFacts listing={listing} />
        </Review>
      )}
    </Known>
  );
}

/** A demand in review. */
export function DemandBody({ row: { id }, onDone }: BodyProps) {
  const read = useQuery(reads.demand(id));
  return (
    <Known of={read}>
      {(demand) => (
        <Review
          name={demand.title}
          owner={demand.organisation}
          approve={() =>
            api.post('/api/demands/{id}/open', { path: { id }, body: { expectedVersion: demand.version } })
          }
          giveBack={(said) =>
            api.post('/api/demands/{id}/return', {
              path: { id },
              body: { ...whyOf(said), expectedVersion: demand.version },
            })
          }
          onDone={onDone}
        >
          <DemandFacts demand={demand} />
        </Review>
      )}
    </Known>
  );
}

type ReviewProps = {
  name: Parameters<typeof textIn>[0];
  owner: { id?: string | null | undefined; name?: Parameters<typeof textIn>[0] };
  approve: () => Promise<unknown>;
  giveBack: (said: Said) => Promise<unknown>;
  onDone: BodyProps['onDone'];
  children: ReactNode;
};

function Review({ name, owner, approve, giveBack, onDone, children }: ReviewProps) {
  const { words, labels, language } = useSpeech();
  const said = words.operate.work;
  const [isReturning, setIsReturning] = useState(false);
  const title = textIn(name, language).text || words.record.untitled;
  const approving = useMutation({ mutationFn: approve, onSuccess: () => onDone({ said: said.did.approved(title) }) });
  return (
    <>
      <ErrorSummary error={approving.error} />
      {owner.id && (
        <p>
          {said.owner}:{' '}
          <Link to="/operate/organisations/$id" params={{ id: owner.id }}>
            {textIn(owner.name, language).text || words.operate.unnamed}
          </Link>
        </p>
      )}
      {children}
      <div className={form.row}>
        <KeyedButton
          letter="a"
          label={said.publish}
          loading={approving.isPending}
          onClick={() => !approving.isPending && !isReturning && approving.mutate()}
        />
        <KeyedButton letter="r" label={said.return} variant="default" onClick={() => setIsReturning(true)} />
      </div>
      {isReturning && (
        <Ask
          title={said.returnTitle}
          codes={labelled(labels.reviewReasons)}
          label={words.operate.noteForOwner}
          confirm={said.return}
          send={async (given) => {
            await giveBack(given);
            await onDone({ said: said.did.returned(title) });
          }}
          onClose={() => setIsReturning(false)}
        />
      )}
    </>
  );
}
