import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Text } from '../record/text.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { MandateStanding, useAbout, useDays } from './mandate-state.tsx';
import type { Mandate, MandateSide } from './reads.ts';
import { TableFrame } from './table-frame.tsx';
import { actingBy, firstPage, useActFor } from './use-acting.ts';

type MandateTableProps = {
  mandates: readonly Mandate[];
  /** On which side the reader stands: the other one is named. */
  side: MandateSide;
  more?: { isComing: boolean; fetch: () => void } | undefined;
};

/** Mandates as rows: with whom, for what, until when, and what can be done next. */
export function MandateTable({ mandates, side, more }: MandateTableProps) {
  const { words, language } = useSpeech();
  const aboutOf = useAbout();
  const daysOf = useDays();
  const act = useActFor();
  const other = side === 'agency' ? 'client' : 'agency';
  const named = (mandate: Mandate): ReactNode => <Text of={mandate[other].name} />;
  return (
    <>
      <TableFrame label={words.agency.client.mandates}>
        <thead>
          <tr>
            <th scope="col">{words.agency.list[other]}</th>
            <th scope="col">{words.agency.list.state}</th>
            <th scope="col" className={classes.minor}>
              {words.agency.list.about}
            </th>
            <th scope="col" className={classes.minor}>
              {words.agency.list.to}
            </th>
          </tr>
        </thead>
        <tbody>
          {mandates.map((mandate) => (
            <tr key={mandate.id}>
              <th scope="row">
                {side === 'agency' ? (
                  <Link to="/clients/$id" params={{ id: mandate.client.id }}>
                    {named(mandate)}
                  </Link>
                ) : (
                  <Link to="/mandates/$id" params={{ id: mandate.id }}>
                    {named(mandate)}
                  </Link>
                )}
                {side === 'agency' && (
                  <div className={classes.actions}>
                    <Link
                      to="/mandates/$id"
                      params={{ id: mandate.id }}
                      aria-label={`${words.agency.list.open}: ${textIn(mandate.client.name, language).text}, ${aboutOf(mandate)}`}
                    >
                      {words.agency.list.open}
                    </Link>
                    {mandate.state === 'in_force' && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`${words.agency.acting.act}: ${textIn(mandate.client.name, language).text}`}
                        onClick={() => act(actingBy(mandate), firstPage(mandate))}
                      >
                        {words.agency.acting.act}
                      </Button>
                    )}
                  </div>
                )}
              </th>
              <td>
                <MandateStanding mandate={mandate} />
              </td>
              <td className={classes.minor}>{aboutOf(mandate)}</td>
              <td className={classes.minor}>{daysOf(mandate)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
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
