import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { useSpeech } from '../words/words.tsx';

type Contract = Schemas['SolvedBy'] | Schemas['Contracted'];

/**
 * The signed contracts about a record of one's own: what each did to it, and where to read it. The deal shows the record on
 * the other side, which has left the market perhaps.
 */
export function Signed({ title, contracts }: { title: string; contracts: readonly Contract[] }) {
  const { words, format } = useSpeech();
  const said = words.record.signed;
  if (contracts.length === 0) return null;
  return (
    <Alert color="accent" variant="light" mb="lg" title={title}>
      <ul>
        {contracts.map((contract) => {
          const { contractId, dealId, signedAt, endedOn } = contract;
          const until = 'until' in contract ? contract.until : null;
          return (
            <li key={contractId}>
              <Link to="/contracts/$id" params={{ id: contractId }}>
                {said.contract}
              </Link>
              {` ${said.on(format.day(signedAt.slice(0, 10)))}`}
              {until && ` ${said.until(format.day(until))}`}
              {endedOn && ` · ${said.ended(format.day(endedOn))}`}
              {' · '}
              <Link to="/deals/$id" params={{ id: dealId }}>
                {said.deal}
              </Link>
              {'effect' in contract && !endedOn && ` · ${said.effects[contract.effect]}`}
              {'listingId' in contract && endedOn && ` · ${said.again}`}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
