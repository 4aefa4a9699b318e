import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
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
import { Close } from './close.tsx';
import { DemandFacts } from './demand-facts.tsx';

const route = getRouteApi('/inside/acting/demands/$id');

/** Whether contracts solved it that have all ended early: it may be posted again. */
const isUnsolved = ({ solvedBy }: Schemas['Demand']) => solvedBy?.every(({ endedOn }) => endedOn !== null) ?? false;

/** One need of one's own: what it says, where it stands, and what can be done with it. */
export function DemandPage() {
  const { words, language, format } = useSpeech();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const { data: demand } = useQuery(reads.demand(id));
  if (!demand) return null;
  const { state, sight, openUntil, outcome } = demand;
  const isOwn = sight === 'owner';
  const mayEdit = isOwn && me.may.includes('demand.edit') && state !== 'closed';
  return (
    <Page
      title={textIn(demand.title, language).text || words.record.untitled}
      lead={
        <>
          <State state={state} /> {outcome && words.demand.outcomes[outcome]}
          {state === 'open' && openUntil && words.record.until(format.day(openUntil))}
          {state === 'in_review' && ` · ${words.record.inReview}`}
        </>
      }
      actions={
        <>
          {isOwn && state === 'open' && (
            <Button renderRoot={(props) => <Link to="/board" search={{ demand: id }} {...props} />}>
              {words.record.matches}
            </Button>
          )}
          {isOwn && state !== 'draft' && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/demands/$id/proposals" params={{ id }} {...props} />}
            >
              {words.proposal.title}
            </Button>
          )}
          {mayEdit && (
            <Button
              variant={state === 'draft' ? 'filled' : 'default'}
              renderRoot={(props) => (
                <Link
                  to="/demands/$id/edit"
                  params={{ id }}
                  search={{ step: state === 'draft' ? 'check' : 'need' }}
                  {...props}
                />
              )}
            >
              {state === 'draft' ? words.record.goOn : words.common.edit}
            </Button>
          )}
          {isOwn &&
            (state === 'open' || outcome === 'expired' || isUnsolved(demand)) &&
            me.may.includes('demand.move') && (
              <Renew noun="demands" id={id} version={demand.version} until={openUntil} />
            )}
          {isOwn && me.may.includes('demand.create') && <CopyRecord noun="demands" id={id} />}
          {mayEdit && state === 'draft' && !demand.openedAt && (
            <DeleteDraft noun="demands" id={id} version={demand.version} />
          )}
          {mayEdit && (state === 'open' || state === 'in_review') && <Close demand={demand} />}
        </>
      }
    >
      <div className={classes.page}>
        <div>
          <Review of={demand.review} />
          <Signed title={words.record.signed.solved} contracts={demand.solvedBy ?? []} />
          <DemandFacts demand={demand} />
          {isOwn && state !== 'draft' && <Brought record={{ demand: id }} />}
          {isOwn && <RecordHistory record={{ demand: id }} />}
          {state === 'open' && (
            <p>
              <a href={`/${language}/demands/${id}`}>{words.record.publicPage}</a>
            </p>
          )}
        </div>
        {isOwn && <Completeness completeness={demand.completeness} hints={words.demand.hints} />}
      </div>
    </Page>
  );
}
