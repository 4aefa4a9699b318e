import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import form from '../../form/form.module.css';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import { OrganisationFacts } from '../organisation/facts.tsx';
import { MergeDialog } from '../organisation/merge-dialog.tsx';
import { operateReads } from '../reads.ts';
import type { BodyProps } from './body-props.ts';
import { KeyedButton } from './keyed-button.tsx';
import { Known } from './known.tsx';

/** An organisation of the same name as an older one. */
export function DuplicateBody({ row: { organisationId }, onDone }: BodyProps) {
  const { words, language } = useSpeech();
  const said = words.operate;
  const id = organisationId ?? '';
  const [asked, setAsked] = useState<'merge' | 'apart'>();
  const read = useQuery(operateReads.organisation(id));
  return (
    <Known of={read}>
      {(organisation) => {
        const name = textIn(organisation.name, language).text;
        return (
          <>
            <OrganisationFacts organisation={organisation} />
            <div className={form.row}>
              <KeyedButton letter="a" label={said.work.merge} onClick={() => setAsked('merge')} />
              <KeyedButton letter="r" label={said.work.keepApart} variant="default" onClick={() => setAsked('apart')} />
              <Button
                variant="default"
                renderRoot={(props) => <Link to="/operate/organisations/$id" params={{ id }} {...props} />}
              >
                {said.work.page}
              </Button>
            </div>
            {asked === 'merge' && (
              <MergeDialog organisation={organisation} onDone={onDone} onClose={() => setAsked(undefined)} />
            )}
            {asked === 'apart' && (
              <Ask
                title={said.work.keepApartTitle}
                means={said.inAudit}
                label={said.reason}
                confirm={said.work.keepApart}
                send={async ({ note }) => {
                  await api.post('/api/organisations/{id}/keep-apart', { path: { id }, body: { reason: note } });
                  await onDone({ said: said.work.did.decided(name) });
                }}
                onClose={() => setAsked(undefined)}
              />
            )}
          </>
        );
      }}
    </Known>
  );
}
