import { useQuery } from '@tanstack/react-query';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import { useSpeech } from '../words/words.tsx';
import { savedReads } from './reads.ts';
import classes from './saved.module.css';
import { SearchRow } from './search-row.tsx';
import { useSaved } from './use-saved.ts';
import { WatchRow } from './watch-row.tsx';

/** Searches and records that a person is told of: how often, what is muted, what they would tell. */
export function SavedPage() {
  const { words, language } = useSpeech();
  const { data: searches } = useQuery(savedReads.searches());
  const { data: watches } = useQuery(savedReads.watches());
  const saved = useSaved();
  const said = words.savedSearch;
  return (
    <Page title={said.listTitle} lead={said.listLead} width="narrow">
      <ErrorSummary error={saved.error} />
      <section aria-labelledby="searches">
        <h2 id="searches">{said.searches}</h2>
        {searches?.items.length === 0 ? (
          <Empty action={<a href={`/${language}/listings`}>{said.toMarket}</a>}>{said.noSearches}</Empty>
        ) : (
          <ul className={classes.list}>
            {searches?.items.map((search) => (
              <SearchRow key={search.id} search={search} saved={saved} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="watches">
        <h2 id="watches">{said.watches}</h2>
        {watches?.items.length === 0 ? (
          <Empty action={<a href={`/${language}/listings`}>{said.toMarket}</a>}>{said.noWatches}</Empty>
        ) : (
          <ul className={classes.list}>
            {watches?.items.map((watch) => (
              <WatchRow key={watch.id} watch={watch} saved={saved} />
            ))}
          </ul>
        )}
      </section>
    </Page>
  );
}
