import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './join.module.css';

type OrganisationRowProps = { organisation: Schemas['FoundOrganisation']; isAsked: boolean | undefined };

/** An organisation that may be somebody's, with the way to ask for membership. */
export function OrganisationRow({ organisation, isAsked }: OrganisationRowProps) {
  const { words, language, format } = useSpeech();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [message, setMessage] = useState('');
  const { mutation, fields, others } = useSending({ message: '/message' }, async () => {
    await api.post('/api/memberships/requests', {
      body: { organisationId: organisation.id, ...(message.trim() && { message: message.trim() }) },
    });
    await queryClient.invalidateQueries({ queryKey: reads.memberships().queryKey });
    setIsAsking(false);
  });
  const { id, name, kind, country, verified } = organisation;
  return (
    <li className={classes.organisation}>
      <div className={classes.line}>
        <div>
          <strong>{textIn(name, language).text}</strong>
          <p className={classes.about}>
            {words.kinds.organisation[kind]} · {format.country(country)} ·{' '}
            {verified ? words.join.verified : words.join.notVerified}
          </p>
        </div>
        {isAsked ? (
          <span className={classes.about}>{words.join.asked}</span>
        ) : (
          !isAsking && (
            <Button variant="default" onClick={() => setIsAsking(true)}>
              {words.join.ask}
            </Button>
          )
        )}
      </div>
      {isAsking && !isAsked && (
        <form
          className={formClasses.form}
          onSubmit={(event) => {
            event.preventDefault();
            mutation.mutate(undefined);
          }}
        >
          <ErrorSummary error={mutation.error} fields={fields} others={others} />
          <TextArea
            id={`message-${id}`}
            label={words.join.message}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
            maxLength={1000}
            minRows={2}
            error={fields.message}
          />
          <div className={formClasses.row}>
            <Button type="submit" loading={mutation.isPending}>
              {words.join.send}
            </Button>
            <Button variant="subtle" onClick={() => setIsAsking(false)}>
              {words.common.cancel}
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}
