import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { agencyReads } from './reads.ts';

export type Credential = Schemas['BrokerCredential'];
export type Broker = Schemas['Broker'];

type StandingProps = {
  agencyId: string;
  /** What is said while nothing is on record; for the agency itself what it can do about it. */
  none?: { accreditation: ReactNode; brokers: ReactNode };
  /** What can be done with a credential. */
  actionOf?: (broker: Broker, credential: Credential) => ReactNode;
};

/** Whether an agency may act for others, by which accreditations, and who its brokers are. */
export function Standing({ agencyId, none, actionOf }: StandingProps) {
  const { words, format } = useSpeech();
  const { data: agency } = useQuery(agencyReads.agency(agencyId));
  const said = words.agency.standing;
  if (!agency) return null;
  return (
    <>
      <p>
        <strong>{agency.mayAct ? said.mayAct : said.mayNotAct}</strong>{' '}
        {!agency.mayAct && (agency.verified ? said.why : `${said.unverified} ${said.why}`)}
      </p>
      <h3>{said.accreditations}</h3>
      {agency.accreditations.length === 0 ? (
        (none?.accreditation ?? <p className={classes.note}>{said.noBrokersOf}</p>)
      ) : (
        <ul className={classes.plain}>
          {agency.accreditations.map((one) => (
            <li key={one.id}>
              <strong>{one.body}</strong>, {said.number(one.number)} ·{' '}
              {said.days(format.day(one.from), one.to ? format.day(one.to) : '…')}{' '}
              <span className={classes.state} data-state={one.inForce ? 'in_force' : one.state}>
                {one.inForce ? said.inForce : said.notInForce[one.state]}
              </span>
              <div className={classes.note}>{one.scope}</div>
              {one.evidence && (
                <a href={one.evidence} rel="noopener noreferrer">
                  {said.evidence}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      <h3>{said.brokers}</h3>
      {agency.brokers.length === 0 ? (
        (none?.brokers ?? <p className={classes.note}>{said.noBrokersOf}</p>)
      ) : (
        <ul className={classes.plain}>
          {agency.brokers.map((broker) => (
            <li key={broker.personId}>
              <strong>{broker.name}</strong>
              {broker.orcid && (
                <>
                  {' '}
                  · <a href={`https://orcid.org/${broker.orcid}`}>ORCID {broker.orcid}</a>
                </>
              )}
              <ul className={classes.rights}>
                {broker.credentials.map((credential) => (
                  <li key={credential.id}>
                    {said.kinds[credential.kind]}, {said.number(credential.number)}, {credential.issuer}
                    {credential.validTo && ` · ${words.record.until(format.day(credential.validTo))}`}
                    {!credential.valid && <span className={classes.late}> · {said.expired}</span>}{' '}
                    {actionOf?.(broker, credential)}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
