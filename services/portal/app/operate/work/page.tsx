import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Empty } from '../../page/states.tsx';
import { useSpeech } from '../../words/words.tsx';
import { type Deed, Done, useDone } from '../done.tsx';
import { Frame } from '../frame.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';
import { bodyOf } from './body.tsx';
import { nextOf, type Queue, queueIn, type Row } from './queue.ts';

const route = getRouteApi('/inside/acting/operate/');

/** Queues of work: how much of each waits since when, and each item to decide where it stands. */
export function WorkPage() {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const navigate = route.useNavigate();
  const { queue: asked, item } = route.useSearch();
  const { data } = useQuery(operateReads.work());
  const done = useDone();
  // The item that the focus goes to once the decided one is gone.
  const next = useRef<string>(undefined);
  const queues = data?.items ?? [];
  const queue = queueIn(queues, asked);
  const ids = queue?.rows.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (next.current === undefined) return;
    document.getElementById(`work-${next.current}`)?.focus();
    next.current = undefined;
  }, [ids]);
  const open = (id: string | undefined) =>
    navigate({ search: { ...(queue && { queue: queue.kind }), ...(id && { item: id }) }, replace: true });
  useHotkeys([
    ['j', () => focusHead(1)],
    ['k', () => focusHead(-1)],
  ]);
  const onDone = (row: Row) => async (deed: Deed) => {
    done.tell(deed);
    const after = queue && nextOf(queue.rows, row.id);
    next.current = after;
    await Promise.all([
      open(after),
      queryClient.invalidateQueries({ queryKey: ['operate'], predicate: ({ queryKey }) => queryKey[1] !== 'work' }),
    ]);
    await queryClient.refetchQueries({ queryKey: operateReads.work().queryKey });
  };
  const away = data?.failures.map(({ service }) => service) ?? [];
  return (
    <Frame title={words.operate.work.title} lead={words.operate.work.lead}>
      {away.length > 0 && <p className={classes.bad}>{words.operate.notAsked(format.list(away))}</p>}
      <div className={classes.columns}>
        <QueueList queues={queues} current={queue?.kind} />
        <div>
          {!queue ? (
            <Empty>{words.operate.work.allDone}</Empty>
          ) : queue.rows.length === 0 ? (
            <Empty>{words.operate.work.empty}</Empty>
          ) : (
            <>
              <p className={classes.keys}>
                <Kbd>J</Kbd> <Kbd>K</Kbd> {words.operate.work.keys}
              </p>
              <ul className={classes.items} aria-label={words.operate.work.queues[queue.kind]}>
                {queue.rows.map((row) => (
                  <Item
                    key={row.id}
                    kind={queue.kind}
                    row={row}
                    isOpen={row.id === item}
                    onToggle={() => open(row.id === item ? undefined : row.id)}
                    onDone={onDone(row)}
                  />
                ))}
              </ul>
              {queue.count > queue.rows.length && queue.kind !== 'dead_letters' && (
                <p className={classes.quiet}>
                  {words.operate.work.more(format.number(queue.rows.length), format.number(queue.count))}
                </p>
              )}
            </>
          )}
          <Done {...done} />
        </div>
      </div>
    </Frame>
  );
}

function QueueList({ queues, current }: { queues: readonly Queue[]; current: Queue['kind'] | undefined }) {
  const { words, format } = useSpeech();
  return (
    <nav aria-label={words.operate.work.title}>
      <ul className={classes.queues}>
        {queues.map(({ kind, count, oldestAt }) => (
          <li key={kind}>
            <Link to="/operate" search={{ queue: kind }} {...(kind === current && { 'aria-current': 'true' as const })}>
              <span>{words.operate.work.queues[kind]}</span>
              <span>{format.number(count)}</span>
              {oldestAt && <small>{words.operate.since(format.ago(oldestAt))}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type ItemProps = {
  kind: Queue['kind'];
  row: Row;
  isOpen: boolean;
  onToggle: () => void;
  onDone: (deed: Deed) => Promise<void>;
};

function Item({ kind, row, isOpen, onToggle, onDone }: ItemProps) {
  const { words, format } = useSpeech();
  const Body = bodyOf(kind);
  return (
    <li className={classes.item}>
      <button
        type="button"
        id={`work-${row.id}`}
        className={classes.head}
        data-work-head
        aria-expanded={isOpen}
        onClick={onToggle}
      >
        <span>{titleOf(kind, row, words)}</span>
        <span>{row.since && format.ago(row.since)}</span>
      </button>
      {isOpen && (
        <div className={classes.body}>
          <Body row={row} onDone={onDone} />
        </div>
      )}
    </li>
  );
}

/** Titles of the API are for programs where they are codes: those have words here. */
function titleOf(kind: Queue['kind'], { title, id }: Row, words: ReturnType<typeof useSpeech>['words']): string {
  if (kind === 'abuse_reports') return reportTitle(title ?? '', words);
  if (kind === 'dead_letters') return id.split('/').slice(1).join('/');
  return title || words.operate.unnamed;
}

function reportTitle(title: string, { operate, report }: ReturnType<typeof useSpeech>['words']): string {
  const [about = '', reason = ''] = title.split(': ');
  const nouns: Readonly<Record<string, string>> = operate.reports.about;
  const reasons: Readonly<Record<string, string>> = report.reasons;
  return operate.reports.row(nouns[about] ?? about, reasons[reason] ?? reason);
}

/** Goes to the next or last item from the one that has the focus. */
function focusHead(step: 1 | -1): void {
  const heads = [...document.querySelectorAll<HTMLElement>('[data-work-head]')];
  const at = heads.findIndex((head) => head.parentElement?.contains(document.activeElement));
  heads[Math.max(0, at + step)]?.focus();
}
