import { Button, Select, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { useSpeech } from '../words/words.tsx';
import page from './report.module.css';

const route = getRouteApi('/report');
const REASONS = ['false_claim', 'not_theirs', 'unlawful', 'names_somebody', 'spam', 'other'] as const;

/** Reports a record to the operator; anybody may, with or without an account. */
export function ReportPage() {
  const { words } = useSpeech();
  const { listing, demand } = route.useSearch();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('false_claim');
  const [message, setMessage] = useState('');
  const [email, setEmail] = useState('');
  const { mutation, fields, others } = useSending({ message: '/message', email: '/email' }, () => {
    const subject = listing
      ? ({ subjectKind: 'listing', subjectId: listing } as const)
      : ({ subjectKind: 'demand', subjectId: demand ?? '' } as const);
    return api.post('/api/abuse-reports', { body: { ...subject, reason, message, ...(email && { email }) } });
  });
  return (
    <main className={page.page}>
      <title>{`${words.report.title} – ${words.site}`}</title>
      <p>
        <a href="/">{words.site}</a>
      </p>
      <h1>{words.report.title}</h1>
      {mutation.isSuccess ? (
        <p role="status">{words.report.sent}</p>
      ) : (
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            mutation.mutate(undefined);
          }}
        >
          <ErrorSummary error={mutation.error} fields={fields} others={others} />
          <p>{words.report.lead}</p>
          <Select
            id="reason"
            label={words.report.reason}
            data={REASONS.map((value) => ({ value, label: words.report.reasons[value] }))}
            value={reason}
            onChange={(value) => setReason(REASONS.find((one) => one === value) ?? 'other')}
            allowDeselect={false}
          />
          <TextArea
            id="message"
            label={words.report.message}
            maxLength={2000}
            minRows={3}
            required
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
            error={fields.message}
          />
          <TextInput
            id="email"
            type="email"
            label={`${words.report.email} (${words.common.optional})`}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={fields.email}
          />
          <div className={classes.row}>
            <Button type="submit" loading={mutation.isPending}>
              {words.report.send}
            </Button>
          </div>
        </form>
      )}
    </main>
  );
}
