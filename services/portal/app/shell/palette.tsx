import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Me } from '../client/reads.ts';
import { Dialog } from '../page/dialog.tsx';
import { useSpeech } from '../words/words.tsx';
import { mainMenu } from './menu.ts';
import { ownRecords } from './own-records.ts';
import classes from './palette.module.css';

type Entry = { key: string; label: string; go: () => void };

/** Leads anywhere by a few letters: pages, own records, a search of the market. */
export function Palette({ me, onClose }: { me: Me; onClose: () => void }) {
  const { words, language } = useSpeech();
  const router = useRouter();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const { data: records = [] } = useQuery(ownRecords(me.may, language));
  const to = (href: string) => () => router.history.push(`/app${href}`);
  const market = (noun: string) => () => location.assign(`/${language}/${noun}?q=${encodeURIComponent(text.trim())}`);
  const isLike = ({ label }: Entry) => label.toLowerCase().includes(text.trim().toLowerCase());
  const pages: Entry[] = [
    ...(me.organisation ? mainMenu(me, words) : []),
    { to: '/notifications', label: words.shell.notifications },
    { to: '/saved-searches', label: words.savedSearch.listTitle },
    ...(me.organisation
      ? (['listing', 'demand'] as const)
          .filter((noun) => me.may.includes(`${noun}.import`))
          .map((noun) => ({ to: `/import/${noun}s`, label: words.import.title[`${noun}s`] }))
      : []),
    ...(me.organisation ? [{ to: '/verification', label: words.shell.verification }] : []),
    ...(me.organisation && !me.onBehalf && me.may.includes('member.read')
      ? [{ to: '/members', label: words.member.title }]
      : []),
    { to: '/account', label: words.account.title },
    { to: '/join', label: words.shell.otherOrganisation },
  ].map(({ to: href, label }) => ({ key: href, label, go: to(href) }));
  const own = records.map(({ href, title }) => ({ key: href, label: title, go: to(href) }));
  const search: Entry[] = text.trim()
    ? [
        { key: 'listings', label: words.palette.searchListings(text.trim()), go: market('listings') },
        { key: 'demands', label: words.palette.searchDemands(text.trim()), go: market('demands') },
      ]
    : [];
  const entries = [...pages.filter(isLike), ...(text.trim() ? own.filter(isLike).slice(0, 8) : []), ...search];
  const current = Math.min(at, entries.length - 1);
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((current + step + entries.length) % entries.length);
    else if (event.key === 'Enter') choose(entries[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog onClose={onClose} title={words.palette.title} yOffset="10vh" size="lg">
      <TextInput
        data-autofocus
        label={words.palette.label}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={entries[current] && `${list}-${current}`}
        autoComplete="off"
      />
      <div id={list} role="listbox" aria-label={words.palette.title} className={classes.list}>
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above, as of every combobox
          <div
            key={entry.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={classes.entry}
            onClick={() => choose(entry)}
          >
            {entry.label}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p role="status">{words.palette.nothing}</p>}
    </Dialog>
  );
}
