import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Brought } from '../record/brought.tsx';
import { Completeness } from '../record/completeness.tsx';
import { RecordHistory } from '../record/history.tsx';
import { CopyRecord, DeleteDraft, Renew } from '../record/own-actions.tsx';
import classes from '../record/record.module.css';
import { Review } from '../record/review.tsx';
import { Signed } from '../record/signed.tsx';
import { State } from '../record/state.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { ListingFacts } from './listing-facts.tsx';
import { Withdraw } from './withdraw.tsx';

const route = getRouteApi('/inside/acting/listings/$id');

/** One listing of one's own: what it says, where it stands, and what can be done with it. */
export function ListingPage() {
  const { words, language, format } = useSpeech();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const { data: listing } = useQuery(reads.listing(id));
  if (!listing) return null;
  const { state, sight, validUntil } = listing;
  const isOwn = sight === 'owner';
  const mayEdit = isOwn && me.may.includes('listing.edit') && state !== 'transferred';
  const isShown = state === 'published' || state === 'reserved';
  return (
    <Page
      title={textIn(listing.title, language).text || words.record.untitled}
      lead={
        <>
          <State state={state} /> {validUntil && words.record.until(format.day(validUntil))}
          {state === 'in_review' && ` · ${words.record.inReview}`}
        </>
      }
      actions={
        <>
          {isOwn && isShown && (
            <Button renderRoot={(props) => <Link to="/board" search={{ listing: id }} {...props} />}>
              {words.record.matches}
            </Button>
          )}
          {mayEdit && (
            <Button
              variant={isShown ? 'default' : 'filled'}
              renderRoot={(props) => (
                <Link
                  to="/listings/$id/edit"
                  params={{ id }}
                  search={{ step: isShown ? 'what' : 'check' }}
                  {...props}
                />
              )}
            >
              {state === 'draft' ? words.record.goOn : words.common.edit}
            </Button>
          )}
          {isOwn && (isShown || state === 'expired') && me.may.includes('listing.move') && (
            <Renew noun="listings" id={id} version={listing.version} until={validUntil} />
          )}
          {isOwn && me.may.includes('listing.create') && <CopyRecord noun="listings" id={id} />}
          {mayEdit && state === 'draft' && !listing.publishedAt && (
            <DeleteDraft noun="listings" id={id} version={listing.version} />
          )}
          {mayEdit && (isShown || state === 'in_review') && <Withdraw listing={listing} />}
        </>
      }
    >
      <div className={classes.page}>
        <div>
          <Review of={listing.review} />
          <Signed title={words.record.signed.title} contracts={listing.contracts ?? []} />
          <ListingFacts listing={listing} />
          {isOwn && state !== 'draft' && <Brought record={{ listing: id }} />}
          {isOwn && <RecordHistory record={{ listing: id }} />}
          {isShown && (
            <p>
              <a href={`/${language}/listings/${id}`}>{words.record.publicPage}</a>
            </p>
          )}
        </div>
        {isOwn && <Completeness completeness={listing.completeness} hints={words.listing.hints} />}
      </div>
    </Page>
  );
}
