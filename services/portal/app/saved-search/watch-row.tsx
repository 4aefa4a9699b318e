import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { Text } from '../record/text.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { savedReads } from './reads.ts';
import { Remove } from './remove.tsx';
import classes from './saved.module.css';
import type { Saved } from './use-saved.ts';

export function WatchRow({ watch, saved }: { watch: Schemas['Watch']; saved: Saved }) {
  const { words, language, format } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  const { id, subject, title, state, muted, last, createdAt } = watch;
  const said = words.savedSearch;
  const name = textIn(title, language).text || words.record.untitled;
  return (
    <li className={classes.row}>
      <h3>
        <a href={`/${language}/${subject.kind}s/${subject.id}`}>
          <Text of={title} fallback={words.record.untitled} />
        </a>
      </h3>
      <p className={classes.quiet}>
        {said.watched[subject.kind]} · {state === 'resting' ? said.resting : said.watchedSince(format.day(createdAt))}
        {last && ` · ${format.list(last.what.map((one) => said.what[one]))}, ${format.ago(last.at)}`}
      </p>
      <div className={classes.actions}>
        <Switch
          label={said.mute}
          checked={muted}
          onChange={({ currentTarget: { checked } }) => saved.editWatch({ id, muted: checked })}
        />
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={isOpen}
          aria-label={`${said.preview}: ${name}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {said.preview}
        </Button>
        <Remove name={name} onRemove={() => saved.deleteWatch(id)} />
      </div>
      {isOpen && <WatchPreview id={id} />}
    </li>
  );
}

/** What the watch would have told lately. */
function WatchPreview({ id }: { id: string }) {
  const { words, language, format } = useSpeech();
  const { data } = useQuery(savedReads.watchPreview(id, language));
  if (!data) return null;
  return (
    <div className={classes.preview}>
      <p className={classes.quiet}>{words.savedSearch.since(format.day(data.from))}</p>
      {data.items.length === 0 ? (
        <p>{words.savedSearch.nothingChanged}</p>
      ) : (
        <ul>
          {data.items.map(({ at, text }) => (
            <li key={`${at}${text}`}>
              {text} <span className={classes.quiet}>{format.day(at)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
