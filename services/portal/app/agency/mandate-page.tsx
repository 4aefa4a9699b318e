import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '../page/page.tsx';
import { Facts } from '../record/facts.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { Answers } from './answers.tsx';
import { MandateStanding, useAbout, useDays } from './mandate-state.tsx';
import { agencyReads, type Mandate } from './reads.ts';
import { Standing } from './standing.tsx';
import { actingBy, firstPage, useActFor } from './use-acting.ts';

const route = getRouteApi('/inside/acting/agency/mandates/$id');

/** One mandate: its terms, what is in its way, what one's side may do next, and how it came about. */
export function MandatePage() {
  const { words, language, format } = useSpeech();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const act = useActFor();
  const { data: mandate } = useQuery(agencyReads.mandate(id));
  if (!mandate) return null;
  const said = words.agency.mandate;
  const client = textIn(mandate.client.name, language).text;
  const agency = textIn(mandate.agency.name, language).text;
  const { closed, side, state } = mandate;
  return (
    <Page
      title={said.title(client, agency)}
      lead={
        <>
          <MandateStanding mandate={mandate} /> {said.proposedBy[mandate.proposedBy]}, {format.day(mandate.proposedAt)}
          {closed && ` · ${words.agency.states[state]} ${said.closedBy[closed.by](format.day(closed.at))}`}
          {closed?.reason && `: ${closed.reason}`}
        </>
      }
      actions={
        <>
          {side === 'agency' && state === 'in_force' && (
            <Button onClick={() => act(actingBy(mandate), firstPage(mandate))}>
              {words.agency.acting.actFor(client)}
            </Button>
          )}
          {side && <Answers mandate={mandate} names={{ client, agency }} mayAnswer={me.may.includes('mandate.end')} />}
        </>
      }
    >
      {state === 'proposed' && mandate.side === mandate.proposedBy && <p role="status">{said.otherAnswers}</p>}
      <h2>{said.terms}</h2>
      <Terms mandate={mandate} />
      <History id={id} />
      {side === 'client' && (
        <section className={classes.section}>
          <h2>{said.about}</h2>
          <Standing agencyId={mandate.agency.id} />
        </section>
      )}
      <p className={classes.section}>
        <Link to={side === 'agency' ? '/clients' : '/agencies'}>
          {side === 'agency' ? words.agency.parts.clients : words.agency.agencies}
        </Link>
      </p>
    </Page>
  );
}

function Terms({ mandate }: { mandate: Mandate }) {
  const { words, language, format, labels } = useSpeech();
  const aboutOf = useAbout();
  const daysOf = useDays();
  const { commission, inTheWay = [], about } = mandate;
  const said = words.agency.mandate;
  const { form } = words.agency;
  const what = aboutOf({ ...mandate, exclusive: false });
  return (
    <Facts
      facts={[
        [
          form.for,
          about.kind === 'all' ? (
            what
          ) : (
            <a key="record" href={`/${language}/${about.kind}s/${about.id}`}>
              {what}
            </a>
          ),
        ],
        [
          form.exclusive,
          <div key="exclusive">
            {mandate.exclusive ? form.exclusiveHelp : '–'}
            {inTheWay.map((other) => (
              <div key={other.id} className={classes.conflict} role="status">
                <p>
                  {(other.agency.id === mandate.agency.id ? form.conflictSame : form.conflict)(
                    textIn(other.agency.name, language).text,
                    daysOf(other),
                  )}{' '}
                  <Link to="/mandates/$id" params={{ id: other.id }}>
                    {words.agency.list.open}
                  </Link>
                </p>
              </div>
            ))}
          </div>,
        ],
        [`${words.agency.list.from} – ${words.agency.list.to}`, daysOf(mandate)],
        [
          said.rights,
          <ul key="rights" className={classes.rights}>
            {mandate.rights.map((right) => (
              <li key={right}>{rightIn(right, words.agency.rights)}</li>
            ))}
          </ul>,
        ],
        [
          form.commission,
          commission ? (
            <ul key="commission" className={classes.rights}>
              {commission.rate && (
                <li>
                  {said.percentOf(format.number(commission.rate.percent), labels.commissionBases[commission.rate.base])}
                </li>
              )}
              {commission.fixed && <li>{format.money(commission.fixed)}</li>}
              {commission.split && (
                <li>
                  {said.shares}: {commission.split.map(({ percent }) => `${format.number(percent)} %`).join(' / ')}
                </li>
              )}
            </ul>
          ) : (
            said.noCommission
          ),
        ],
        [said.note, mandate.note],
      ]}
    />
  );
}

const rightIn = (right: string, rights: Readonly<Record<string, string>>) => rights[right] ?? right;

function History({ id }: { id: string }) {
  const { words, format } = useSpeech();
  const { data } = useQuery(agencyReads.versions(id));
  const said = words.agency.mandate;
  return (
    <section className={classes.section}>
      <h2>{said.history}</h2>
      <ol className={classes.plain}>
        {data?.items.map(({ version, action, side, at, reason }) => (
          <li key={version}>
            {format.moment(at)} · {said.sides[side]}: {said.versions[action]}
            {reason && ` – ${reason}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
