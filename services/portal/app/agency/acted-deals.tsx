import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { Empty } from '../page/states.tsx';
import { Text } from '../record/text.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import type { Outcome } from './reads.ts';
import { TableFrame } from './table-frame.tsx';

const OUTCOMES: readonly Outcome[] = ['open', 'signed', 'lost'];
type AgencyDeal = Schemas['AgencyDeal'];
type ActedDealsProps = {
  outcome: Outcome | undefined;
  deals: readonly AgencyDeal[];
  more: { isComing: boolean; fetch: () => void } | undefined;
};

/** The deals behind the figures: what the agency did in each, and who acts in it now. */
export function ActedDeals({ outcome, deals, more }: ActedDealsProps) {
  const { words } = useSpeech();
  const said = words.agency.performance;
  return (
    <>
      <ul className={classes.filters}>
        <li>
          <Link
            to="/clients/performance"
            hash="deals"
            activeOptions={{ exact: true, includeSearch: true }}
            activeProps={{ 'aria-current': 'true' }}
          >
            {words.common.all}
          </Link>
        </li>
        {OUTCOMES.map((one) => (
          <li key={one}>
            <Link
              to="/clients/performance"
              search={{ outcome: one }}
              hash="deals"
              activeProps={{ 'aria-current': 'true' }}
            >
              {said.outcomes[one]}
            </Link>
          </li>
        ))}
      </ul>
      {deals.length === 0 ? (
        <Empty>{outcome ? words.agency.cases.noneHere : said.none}</Empty>
      ) : (
        <TableFrame label={said.dealsTitle}>
          <thead>
            <tr>
              <th scope="col">{words.agency.cases.case}</th>
              <th scope="col">{words.agency.list.state}</th>
              <th scope="col">{words.agency.cases.acts}</th>
              <th scope="col" className={classes.minor}>
                {said.did}
              </th>
            </tr>
          </thead>
          <tbody>
            {deals.map((deal) => (
              <Row key={deal.dealId} deal={deal} />
            ))}
          </tbody>
        </TableFrame>
      )}
      {more && (
        <p>
          <Button variant="default" loading={more.isComing} onClick={more.fetch}>
            {words.common.more}
          </Button>
        </p>
      )}
    </>
  );
}

function Row({ deal }: { deal: AgencyDeal }) {
  const { words, language, format, labels } = useSpeech();
  const said = words.agency.performance;
  const { listing, demand, outcome, clients, acts, value, endedAt } = deal;
  return (
    <tr>
      <th scope="row">
        <Text of={listing.title} fallback={words.record.untitled} />
        {demand && (
          <>
            {' ↔ '}
            <Text of={demand.title} fallback={words.record.untitled} />
          </>
        )}
      </th>
      <td>
        {said.outcomes[outcome]}
        {endedAt && <div className={classes.note}>{format.day(endedAt)}</div>}
        {value && <div>{format.money(value)}</div>}
      </td>
      <td>
        {clients.map((client) => (
          <div key={client.side}>
            <Text of={client.name} />:{' '}
            {outcome !== 'open'
              ? said.closed
              : client.acts
                ? said.actsYou
                : said.actsClient(textIn(client.name, language).text, client.endedAt ? format.day(client.endedAt) : '')}
          </div>
        ))}
      </td>
      <td className={classes.minor}>
        <ul className={classes.plain}>
          {acts.map((act, at) => (
            <li key={at}>
              {format.day(act.at)}: {said.kinds[act.kind]}
              {act.to && act.kind.startsWith('stage_') && ` “${labels.dealStages[act.to]}”`}
              {act.note && <div className={classes.note}>{act.note}</div>}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
