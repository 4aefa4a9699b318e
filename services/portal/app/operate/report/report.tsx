import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import form from '../../form/form.module.css';
import { Facts } from '../../record/facts.tsx';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import type { Deed } from '../done.tsx';
import classes from '../operate.module.css';
import { KeyedButton } from '../work/keyed-button.tsx';
import { Reported } from './reported.tsx';
import { subjectKindOf, takeDown } from './take-down.ts';

type ReportBodyProps = { report: Schemas['AbuseReport']; onDone: (deed: Deed) => Promise<void> };

/** What somebody reported, the record beside it, and the decision. */
export function ReportBody({ report, onDone }: ReportBodyProps) {
  const { words, format } = useSpeech();
  const said = words.operate.reports;
  const [asked, setAsked] = useState<'upheld' | 'rejected'>();
  const [isTakenDown, setIsTakenDown] = useState(false);
  const kind = subjectKindOf(report);
  const reasons: Readonly<Record<string, string>> = words.report.reasons;
  return (
    <>
      <div className={classes.two}>
        <div>
          <h3>{said.said}</h3>
          <Facts
            facts={[
              [words.report.reason, reasons[report.reason] ?? report.reason],
              [words.report.message, report.message],
              [said.from, <Reporter key="from" of={report} />],
              [words.operate.at, format.moment(report.createdAt)],
              [said.decision, report.decision],
            ]}
          />
        </div>
        <div>
          <h3>{said.record}</h3>
          <Reported kind={kind} id={report.subjectId} />
        </div>
      </div>
      {report.state === 'open' && (
        <div className={form.row}>
          <KeyedButton letter="a" label={said.uphold} onClick={() => setAsked('upheld')} />
          <KeyedButton letter="r" label={said.reject} variant="default" onClick={() => setAsked('rejected')} />
        </div>
      )}
      {asked && (
        <Ask
          title={asked === 'upheld' ? said.upholdTitle : said.rejectTitle}
          label={said.decision}
          help={words.operate.inAudit}
          confirm={asked === 'upheld' ? said.uphold : said.reject}
          isDangerous={asked === 'upheld' && isTakenDown}
          send={async ({ note }) => {
            // First what is reported: a report that is upheld says that something was done.
            if (asked === 'upheld' && isTakenDown) await takeDown(kind, report.subjectId, note);
            await api.post('/api/abuse-reports/{id}/decide', {
              path: { id: report.id },
              body: { decision: asked, note },
            });
            await onDone({ said: words.operate.work.did.decided(said.about[kind]) });
          }}
          onClose={() => setAsked(undefined)}
        >
          {asked === 'upheld' && (
            <Checkbox
              label={said.takeDown[kind]}
              description={said.takeDownMeans}
              checked={isTakenDown}
              onChange={({ currentTarget: { checked } }) => setIsTakenDown(checked)}
            />
          )}
        </Ask>
      )}
    </>
  );
}

/** Who reported, as far as it said. */
function Reporter({ of: { personId, organisationId, email } }: { of: Schemas['AbuseReport'] }) {
  const { words } = useSpeech();
  if (!personId && !organisationId) return email ?? words.operate.reports.somebody;
  return (
    <>
      {personId && (
        <Link to="/operate/people/$id" params={{ id: personId }}>
          {words.operate.reports.reporter}
        </Link>
      )}{' '}
      {organisationId && (
        <Link to="/operate/organisations/$id" params={{ id: organisationId }}>
          {words.operate.work.page}
        </Link>
      )}{' '}
      {email}
    </>
  );
}
