import { Select } from '@mantine/core';
import { useState } from 'react';
import { Facts } from '../../record/facts.tsx';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import type { ContractVersion, Deal, Terms } from '../reads.ts';
import classes from './contract.module.css';
import { changedRows, type Said, termSections } from './terms-rows.ts';

/** The reader's language, with the title of the listing that the deal is about. */
function useSaid({ listing }: Deal): Said {
  const { words, labels, format, language } = useSpeech();
  const titleOf = (id: string) => (id === listing.id ? textIn(listing.snapshot.title, language).text : undefined);
  return { words, labels, format, titleOf };
}

/** A text of a contract, part by part. */
export function TermsText({ terms, deal }: { terms: Terms; deal: Deal }) {
  const speech = useSaid(deal);
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
export function ChangedText({ versions, deal }: { versions: readonly ContractVersion[]; deal: Deal }) {
  const speech = useSaid(deal);
  const { words, format } = speech;
  const said = words.deal.contract;
  const [present, ...earlier] = versions;
  const [chosen, setChosen] = useState<number>();
  // Until somebody chooses: the one before, also when the other side makes a newer one meanwhile.
  const before = earlier.find(({ version }) => version === chosen) ?? earlier[0];
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
          value={String(before.version)}
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
