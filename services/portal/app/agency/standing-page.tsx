import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { Dialog } from '../page/dialog.tsx';
import { Empty } from '../page/states.tsx';
import { labelled } from '../record/labelled.ts';
import { useSpeech } from '../words/words.tsx';
import { AgencyPage } from './agency-page.tsx';
import { agencyReads } from './reads.ts';
import { type Broker, type Credential, Standing } from './standing.tsx';

const route = getRouteApi('/inside/acting/agency/broker/clients/standing');

/** What lets the agency act for others, and its brokers with what makes them so. */
export function StandingPage() {
  const { words } = useSpeech();
  const { organisation, me } = route.useRouteContext();
  const [removed, setRemoved] = useState<{ broker: Broker; credential: Credential }>();
  const [isAdding, setIsAdding] = useState(false);
  const said = words.agency.standing;
  const mayEdit = me.may.includes('agency.edit_brokers');
  const add = mayEdit && (
    <Button variant="default" onClick={() => setIsAdding(true)}>
      {said.addCredential}
    </Button>
  );
  const ask = me.may.includes('agency.ask_accreditation') && (
    <Button variant="default" renderRoot={(props) => <Link to="/verification" hash="accreditation" {...props} />}>
      {said.ask}
    </Button>
  );
  return (
    <AgencyPage
      title={said.title}
      lead={said.lead}
      actions={
        <>
          {ask}
          {add}
        </>
      }
    >
      <Standing
        agencyId={organisation.id}
        none={{
          accreditation: <Empty action={ask}>{said.noAccreditation}</Empty>,
          brokers: <Empty action={add}>{mayEdit ? said.noBrokers : said.onlyAdmins}</Empty>,
        }}
        actionOf={(broker, credential) =>
          mayEdit && (
            <Button size="compact-sm" variant="subtle" onClick={() => setRemoved({ broker, credential })}>
              {said.remove}
            </Button>
          )
        }
      />
      {isAdding && <CredentialDialog agencyId={organisation.id} onClose={() => setIsAdding(false)} />}
      {removed && <RemoveDialog agencyId={organisation.id} {...removed} onClose={() => setRemoved(undefined)} />}
    </AgencyPage>
  );
}

const POINTERS = {
  person: '/personId',
  kind: '/kind',
  number: '/number',
  issuer: '/issuer',
  validTo: '/validTo',
} as const;

function CredentialDialog({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const { data: members } = useQuery(agencyReads.members(agencyId));
  const form = useForm({
    initialValues: { person: '', kind: 'technology_broker' as Credential['kind'], number: '', issuer: '', validTo: '' },
  });
  const said = words.agency.standing;
  const { mutation, fields, others } = useSending(POINTERS, async (values: typeof form.values) => {
    const { person: personId, kind, number, issuer, validTo } = values;
    const body = { personId, kind, number: number.trim(), issuer: issuer.trim(), validTo: validTo || null };
    const agency = await api.post('/api/agencies/{id}/brokers', { path: { id: agencyId }, body });
    queryClient.setQueryData(agencyReads.agency(agencyId).queryKey, agency);
    onClose();
  });
  const input = (name: keyof typeof POINTERS) => ({
    ...form.getInputProps(name),
    id: name,
    required: true,
    error: fields[name],
  });
  return (
    <Dialog onClose={onClose} title={said.addCredential} size="lg">
      <form className={formClasses.form} onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <Select
          label={said.member}
          placeholder={words.common.choose}
          data={(members?.items ?? []).map(({ personId, name }) => ({ value: personId, label: name }))}
          {...input('person')}
        />
        <Select label={said.kind} data={labelled(said.kinds)} allowDeselect={false} {...input('kind')} />
        <TextInput label={said.numberField} maxLength={100} {...input('number')} />
        <TextInput label={said.issuer} maxLength={200} {...input('issuer')} />
        <TextInput
          type="date"
          label={said.validTo}
          description={said.validToHelp}
          {...input('validTo')}
          required={false}
        />
        <div className={formClasses.row}>
          <Button type="submit" loading={mutation.isPending}>
            {words.common.add}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type RemoveDialogProps = { agencyId: string; broker: Broker; credential: Credential; onClose: () => void };

function RemoveDialog({ agencyId, broker, credential, onClose }: RemoveDialogProps) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.agency.standing;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.delete('/api/agencies/{id}/brokers/{credentialId}', { path: { id: agencyId, credentialId: credential.id } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['agencies'] });
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={said.remove}>
      <ErrorSummary error={error} />
      <p>{said.removeAsk(said.kinds[credential.kind], broker.name)}</p>
      <div className={formClasses.row}>
        <Button color="red.9" loading={isPending} onClick={() => mutate()}>
          {said.remove}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.common.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
