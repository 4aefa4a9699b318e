import { Select } from '@mantine/core';
import { useState } from 'react';
import { Facts } from '../../record/facts.tsx';
import { useSpeech } from '../../words/words.tsx';
import type { ContractVersion, Terms } from '../reads.ts';
import classes from './contract.module.css';
import { changedRows, termSections } from './terms-rows.ts';

/** A text of a contract, part by part. */
export function TermsText({ terms }: { terms: Terms }) {
  const speech = useSpeech();
  const said = speech.words.deal.contract.sections;
  return termSections(terms, speech)
    .filter(({ rows }) => rows.length > 0)
    .map(({ key, rows }) => (
      <section key={key} className={classes.part}>
        <h3>{said[key]}</h3>
        <Facts facts={rows.map(({ name, value }) => [name, value] as const)} />
      </section>
    ));
}

/** What changed from an earlier text to the present one, both beside each other. */
export function ChangedText({ versions }: { versions: readonly ContractVersion[] }) {
  const speech = useSpeech();
  const { words, format } = speech;
  const said = words.deal.contract;
  const [present, ...earlier] = versions;
  const [chosen, setChosen] = useState<number | undefined>(earlier[0]?.version);
  const before = earlier.find(({ version }) => version === chosen);
  if (!present || !before) return null;
  const rows = changedRows(termSections(before.terms, speech), termSections(present.terms, speech));
  const version = format.number(before.version);
  return (
    <section className={classes.changed}>
      <h2>{said.changed(version)}</h2>
      {earlier.length > 1 && (
        <Select
          className={classes.screen ?? ''}
          label={said.fromVersion}
          allowDeselect={false}
          data={earlier.map(({ version: one, at }) => ({
            value: String(one),
            label: `${said.version(format.number(one))}, ${format.moment(at)}`,
          }))}
          value={String(chosen)}
          onChange={(value) => setChosen(Number(value))}
        />
      )}
      {rows.length === 0 ? (
        <p>{said.unchanged(version)}</p>
      ) : (
        <table className={classes.beside}>
          <thead>
            <tr>
              <td />
              <th scope="col">{said.before}</th>
              <th scope="col">{said.now}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, before: was, now }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{was && <del>{was}</del>}</td>
                <td>{now && <ins>{now}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
