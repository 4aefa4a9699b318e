import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '../../page/states.tsx';
import recordClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import { type Deed, Done, useDone } from '../done.tsx';
import { Frame } from '../frame.tsx';
import classes from '../operate.module.css';
import { operateReads, type ReportState } from '../reads.ts';
import { ReportBody } from './report.tsx';
import { subjectKindOf } from './take-down.ts';

const route = getRouteApi('/inside/acting/operate/reports');
const STATES: readonly ReportState[] = ['open', 'upheld', 'rejected'];

/** What was reported, decided or not. */
export function ReportListPage() {
  const { words, format } = useSpeech();
  const said = words.operate.reports;
  const { state = 'open', item } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const done = useDone();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(operateReads.reports(state));
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const reasons: Readonly<Record<string, string>> = words.report.reasons;
  const onDone = async (deed: Deed) => {
    done.tell(deed);
    await queryClient.invalidateQueries({ queryKey: ['operate'] });
  };
  return (
    <Frame title={said.title} lead={said.lead}>
      <ul className={recordClasses.filters}>
        {STATES.map((one) => (
          <li key={one}>
            <Link
              to="/operate/reports"
              search={{ state: one }}
              {...(one === state && { 'aria-current': 'true' as const })}
            >
              {said.states[one]}
            </Link>
          </li>
        ))}
      </ul>
      {rows.length === 0 ? (
        <Empty>{said.none}</Empty>
      ) : (
        <ul className={classes.items}>
          {rows.map((report) => (
            <li key={report.id} className={classes.item}>
              <button
                type="button"
                className={classes.head}
                aria-expanded={report.id === item}
                onClick={() =>
                  navigate({ search: { state, ...(report.id !== item && { item: report.id }) }, replace: true })
                }
              >
                <span>{said.row(said.about[subjectKindOf(report)], reasons[report.reason] ?? report.reason)}</span>
                <span>{format.ago(report.createdAt)}</span>
              </button>
              {report.id === item && (
                <div className={classes.body}>
                  <ReportBody report={report} onDone={onDone} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <p>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {words.common.more}
          </Button>
        </p>
      )}
      <Done {...done} />
    </Frame>
  );
}
