import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLive } from '../client/live.ts';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import recordClasses from '../record/record.module.css';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { Choosing } from './choosing.tsx';
import { Compared } from './compared.tsx';
import classes from './proposal.module.css';
import { inOrder, isAmong, ORDERS, type Order, SHOWN, takenUp } from './proposals.ts';
import { proposalReads } from './reads.ts';

const route = getRouteApi('/inside/acting/demands/$id/proposals');

/** What was proposed to a need, side by side against what it requires. */
export function ProposalsPage() {
  const { words, language, format } = useSpeech();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const { show = 'going', order = 'fit' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: need } = useQuery(reads.demand(id));
  const { data } = useQuery(proposalReads.ofDemand(id));
  useLive(['deal', 'demand'], ['proposals', id]);
  const said = words.proposal;
  const all = data?.items ?? [];
  const shown = inOrder(
    all.filter((one) => isAmong(one, show)),
    order,
  );
  const hasFigures = (need?.requiredResults?.length ?? 0) > 0;
  return (
    <Page
      title={said.title}
      lead={
        <Link to="/demands/$id" params={{ id }}>
          {textIn(need?.title, language).text || words.record.untitled}
        </Link>
      }
      actions={
        <Button variant="default" renderRoot={(props) => <Link to="/board" search={{ demand: id }} {...props} />}>
          {words.record.matches}
        </Button>
      }
    >
      {all.length > 0 && !hasFigures && (
        <p>
          {said.noFigures}{' '}
          <Link to="/demands/$id/edit" params={{ id }} search={{ step: 'results' }}>
            {said.addFigures}
          </Link>
        </p>
      )}
      {data?.degraded && <p role="status">{said.asOpened}</p>}
      {all.length === 0 ? (
        <Nothing id={id} isOpen={need?.state === 'open'} />
      ) : (
        <>
          <div className={classes.view}>
            <ul className={recordClasses.filters}>
              {SHOWN.map((one) => (
                <li key={one}>
                  <Link
                    to="/demands/$id/proposals"
                    params={{ id }}
                    search={{ show: one, order }}
                    replace
                    {...(one === show && { 'aria-current': 'true' })}
                  >
                    {said.shown[one]} ({format.number(all.filter((proposal) => isAmong(proposal, one)).length)})
                  </Link>
                </li>
              ))}
            </ul>
            <Select
              label={said.order}
              data={ORDERS.map((value) => ({ value, label: said.orders[value] }))}
              value={order}
              allowDeselect={false}
              onChange={(value) => navigate({ search: { show, order: value as Order }, replace: true })}
            />
          </div>
          <Choosing demand={id} me={me}>
            {(choose) =>
              shown.length === 0 || !data ? (
                <Empty>{said.noneHere}</Empty>
              ) : (
                <Compared need={data.demand} proposals={shown} taken={takenUp(all)} me={me} choose={choose} />
              )
            }
          </Choosing>
          {data?.more && <p>{said.more}</p>}
        </>
      )}
    </Page>
  );
}

/** Why nothing was proposed, and what brings proposals. */
function Nothing({ id, isOpen }: { id: string; isOpen: boolean }) {
  const { words } = useSpeech();
  const said = words.proposal;
  return (
    <Empty
      action={
        isOpen ? (
          <Link to="/board" search={{ demand: id }}>
            {said.toBoard}
          </Link>
        ) : (
          <Link to="/demands/$id" params={{ id }}>
            {said.toNeed}
          </Link>
        )
      }
    >
      {isOpen ? said.none : said.notOpen}
    </Empty>
  );
}
