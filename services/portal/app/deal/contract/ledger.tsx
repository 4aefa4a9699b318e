import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../client/client.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import { useSpeech } from '../../words/words.tsx';
import type { LedgerEntry } from '../reads.ts';
import { type Checked, checkEntries, isGood, type Link, type Proof } from './chain-check.ts';
import classes from './contract.module.css';

/** The entries of a contract: where each stands, its code, what this browser can check of them, and the proof to keep. */
export function Ledger({ entries, contractId }: { entries: readonly LedgerEntry[]; contractId: string }) {
  const { words, format, language } = useSpeech();
  const said = words.deal.ledger;
  const check = useMutation({
    mutationFn: async () => {
      const proofs = await proofsOf(entries);
      const chain = await chainAround(entries);
      return checkEntries(entries, chain, proofs);
    },
  });
  const download = useMutation({
    mutationFn: async () => keep(`techbourse-proof-${contractId}.json`, { entries, proofs: await proofsOf(entries) }),
  });
  const signed = entries.find(({ content }) => content?.kind === 'contract.signed');
  const verifyAt = `${location.origin}/${language}/verify`;
  return (
    <section id="ledger">
      <h2>{said.title}</h2>
      <p>{said.lead}</p>
      {entries.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <>
          {signed?.code && (
            <div className={classes.code}>
              <p>
                {said.code}: <strong>{signed.code}</strong>
              </p>
              <p>
                {said.verifyAt} <a href={`/${language}/verify/${signed.code}`}>{`${verifyAt}/${signed.code}`}</a>
              </p>
              <p className={classes.quiet}>{said.codeHelp}</p>
            </div>
          )}
          <ol className={classes.entries}>
            {entries.map(({ seq, hash, at, code, content }) => (
              <li key={seq}>
                <p>
                  <strong>{content && said.kinds[content.kind]}</strong> · {format.moment(at)} ·{' '}
                  {`${said.place} ${format.number(seq)}`}
                </p>
                <p className={classes.quiet}>
                  {said.hash} <code className={classes.hash}>{hash}</code>
                  {code && (
                    <>
                      {' '}
                      · {said.code} <a href={`/${language}/verify/${code}`}>{code}</a>
                    </>
                  )}
                </p>
              </li>
            ))}
          </ol>
          <div className={classes.acts}>
            <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
              {said.check}
            </Button>
            <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
              {said.download}
            </Button>
          </div>
          <ErrorSummary error={check.error ?? download.error} />
          {check.data && <Result checked={check.data} />}
        </>
      )}
    </section>
  );
}

/** What was found, in words: what was computed here, what it proves and what it does not. */
function Result({ checked }: { checked: Checked }) {
  const { words, format } = useSpeech();
  const said = words.deal.ledger.result;
  const entries = words.deal.ledger.entries;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { text, link, tree, head, signed } = checked;
  const line = (bad: number | undefined, isBad: (seq: string) => string, good: string) =>
    bad === undefined ? good : isBad(format.number(bad));
  const signature = { true: said.signature, false: said.signatureBad, undefined: said.signatureUnknown }[`${signed}`];
  return (
    <div ref={box} className={classes.result} data-good={isGood(checked)} role="status" tabIndex={-1}>
      <p>
        <strong>{isGood(checked) ? said.good : said.bad}</strong>
      </p>
      <ul>
        <li>{line(text.bad, said.textBad, said.text(entries(text.good)))}</li>
        <li>{line(link.bad, said.linkBad, said.link(entries(link.good)))}</li>
        {head && (
          <>
            <li>
              {line(
                tree.bad,
                said.treeBad,
                said.tree(entries(tree.good), format.number(head.size), format.moment(head.at)),
              )}
            </li>
            <li>{signature}</li>
            <li>{said.key(head.keyId)}</li>
          </>
        )}
        {tree.waiting > 0 && <li>{said.noHead(entries(tree.waiting))}</li>}
      </ul>
      <p>{said.proves}</p>
    </div>
  );
}

const proofsOf = (entries: readonly LedgerEntry[]): Promise<Proof[]> =>
  Promise.all(entries.map(({ seq }) => api.get('/api/ledger/{seq}/proof', { path: { seq } })));

const PAGE = 100;

/** The public chain from before the first of these entries up to the last: it is listed whole, newest first. */
async function chainAround(entries: readonly LedgerEntry[]): Promise<Link[]> {
  const first = Math.min(...entries.map(({ seq }) => seq)) - 1;
  const links: Link[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await api.get('/api/ledger', { query: { view: 'chain', limit: PAGE, cursor } });
    links.push(...page.items.map(({ seq, hash }) => ({ seq, hash })));
    const lowest = links.at(-1)?.seq ?? 0;
    if (page.nextCursor === null || lowest <= first) return links;
    cursor = page.nextCursor;
  }
}

/** Gives a file to the reader to keep. */
function keep(name: string, content: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
