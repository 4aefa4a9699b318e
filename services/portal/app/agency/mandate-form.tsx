import { Button, Checkbox, NumberInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { api } from '../client/client.ts';
import { draftOf } from '../form/draft.ts';
import { ErrorSummary, FormIncomplete } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { CurrencySelect } from '../record/currency-select.tsx';
import { labelled } from '../record/labelled.ts';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { useDays } from './mandate-state.tsx';
import {
  conflictOf,
  MANDATE_POINTERS,
  MAYS,
  type MandateValues,
  NEW_MANDATE,
  SCOPES,
  termsOf,
  todayHere,
} from './mandate-values.ts';
import { OtherSelect } from './other-select.tsx';
import { agencyReads, type Mandate, type MandateSide } from './reads.ts';

type MandateFormProps = {
  /** On which side the own organisation stands. */
  side: MandateSide;
  own: string;
  person: string;
  given: Partial<MandateValues>;
  /** What is changed; absent: a new one. */
  proposal?: Mandate;
};

/** The terms of a mandate as data. A conflict with another one is said at its field before anything is sent. */
export function MandateForm({ side, own, person, given, proposal }: MandateFormProps) {
  const { words, language, labels } = useSpeech();
  const said = words.agency.form;
  const router = useRouter();
  const queryClient = useQueryClient();
  const draft = useMemo(
    () => draftOf<MandateValues>(person, `mandate:${own}:${proposal?.id ?? side}`),
    [person, own, proposal?.id, side],
  );
  const [missing, setMissing] = useState<Partial<Record<keyof MandateValues, string>>>({});
  const form = useForm<MandateValues>({
    initialValues: {
      ...NEW_MANDATE,
      ...given,
      ...(proposal ? {} : draft.read()),
      ...(given.other && { other: given.other }),
    },
    onValuesChange: (values) => draft.keep(values),
  });
  const { values } = form;
  const { other, about } = values;
  const record = about === 'listing' || about === 'demand' ? about : undefined;
  const clientId = side === 'client' ? own : other;
  const agencyId = side === 'agency' ? own : other;
  const conflict = useConflict(values, { side, agencyId, except: proposal?.id });
  const { mutation, fields, others } = useSending(
    { ...MANDATE_POINTERS, other: side === 'agency' ? '/clientId' : '/agencyId' },
    async () => {
      const lacking = {
        ...(!other && { other: said.chooseOther }),
        ...(record && !values.record && { record: said.chooseRecord }),
        ...(values.fixed !== '' && !values.currency && { currency: said.chooseCurrency }),
      };
      setMissing(lacking);
      if (!other || Object.keys(lacking).length > 0) throw new FormIncomplete();
      const terms = termsOf(values, proposal?.commission?.split);
      const sent = proposal
        ? await api.patch('/api/mandates/{id}', {
            path: { id: proposal.id },
            body: { ...terms, expectedVersion: proposal.version },
          })
        : await api.post('/api/mandates', {
            body: { ...terms, ...(side === 'agency' ? { clientId: other } : { agencyId: other }) },
          });
      draft.drop();
      await queryClient.invalidateQueries({ queryKey: ['mandates'] });
      await router.navigate({ to: '/mandates/$id', params: { id: sent.id } });
    },
  );
  const faults = { ...fields, ...missing };
  const input = <Name extends keyof MandateValues>(name: Name) => ({
    ...form.getInputProps(name),
    id: name,
    error: faults[name],
  });
  return (
    <form
      className={formClasses.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutation.mutate(undefined);
      }}
    >
      <ErrorSummary error={mutation.error} fields={faults} others={others} />
      {!proposal && (
        <OtherSelect
          id="other"
          kind={side === 'agency' ? undefined : 'agency'}
          except={own}
          label={side === 'agency' ? said.other.client : said.other.agency}
          value={other}
          onChange={(next) => form.setFieldValue('other', next)}
          error={faults.other}
        />
      )}
      <Radio.Group label={said.for} {...input('about')}>
        <Stack gap="xs" mt="xs">
          {SCOPES.map((one) => (
            <Radio key={one} value={one} label={words.agency.about[one]} />
          ))}
        </Stack>
      </Radio.Group>
      {record && clientId && (
        <RecordSelect
          id="record"
          kind={record}
          client={clientId}
          isOwn={side === 'client'}
          value={values.record}
          onChange={(next) => form.setFieldValue('record', next)}
          error={faults.record}
        />
      )}
      <Checkbox.Group label={said.may} description={said.mayHelp} {...input('may')}>
        <Stack gap="xs" mt="xs">
          {MAYS.map((one) => (
            <Checkbox key={one} value={one} label={said.mays[one]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <div>
        <Checkbox
          id="exclusive"
          label={said.exclusive}
          description={said.exclusiveHelp}
          checked={values.exclusive}
          onChange={(event) => form.setFieldValue('exclusive', event.currentTarget.checked)}
          error={faults.exclusive}
        />
        {conflict && (
          <div className={classes.conflict} role="status">
            <p>{conflict}</p>
          </div>
        )}
      </div>
      <TextInput type="date" label={said.from} {...input('from')} placeholder={todayHere()} />
      <TextInput type="date" label={said.to} description={said.toHelp} {...input('to')} />
      <fieldset className={classes.fieldset} id="commission" tabIndex={-1}>
        <legend>
          {said.commission} ({words.common.optional})
        </legend>
        <p className={classes.note}>{said.commissionHelp}</p>
        <NumberInput label={said.percent} min={0} max={100} decimalScale={4} hideControls {...input('percent')} />
        {values.percent !== '' && (
          <Select label={said.base} data={labelled(labels.commissionBases)} allowDeselect={false} {...input('base')} />
        )}
        <NumberInput label={said.fixed} min={0} hideControls thousandSeparator=" " {...input('fixed')} />
        {values.fixed !== '' && <CurrencySelect label={said.currency} {...input('currency')} />}
      </fieldset>
      <TextArea
        label={`${said.note} (${words.common.optional})`}
        description={said.noteHelp}
        maxLength={4000}
        minRows={2}
        lang={language}
        {...input('note')}
      />
      <div className={formClasses.row}>
        <Button type="submit" loading={mutation.isPending}>
          {proposal ? said.sendChange : said.send}
        </Button>
      </div>
    </form>
  );
}

/** What of the own accepted mandates a new one cannot stand beside, in words. */
function useConflict(
  values: MandateValues,
  { side, agencyId, except }: { side: MandateSide; agencyId: string | null; except: string | undefined },
): string | undefined {
  const { words, language } = useSpeech();
  const daysOf = useDays();
  const ofClient = useQuery({ ...agencyReads.ownAccepted(), enabled: side === 'client' });
  const between = useQuery({
    ...agencyReads.mandatesWith(values.other ?? ''),
    enabled: side === 'agency' && values.other !== null,
  });
  const known = side === 'client' ? ofClient.data : between.data?.items;
  const accepted = (known ?? []).filter(
    ({ id, state }) => id !== except && (state === 'in_force' || state === 'accepted'),
  );
  const found = conflictOf(values, agencyId, todayHere(), accepted);
  if (!found) return undefined;
  const agency = textIn(found.with.agency.name, language).text;
  const { conflict, conflictSame } = words.agency.form;
  return (found.isSame ? conflictSame : conflict)(agency, daysOf(found.with));
}

type RecordSelectProps = {
  id: string;
  kind: 'listing' | 'demand';
  client: string;
  /** Whether the reader is the client, who sees its drafts. */
  isOwn: boolean;
  value: string | null;
  onChange: (next: string | null) => void;
  error: string | undefined;
};

function RecordSelect({ id, kind, client, isOwn, value, onChange, error }: RecordSelectProps) {
  const { words, language } = useSpeech();
  const own = useQuery({ ...agencyReads.ownRecordsOf(kind), enabled: isOwn });
  const published = useQuery({ ...agencyReads.publishedOf(kind, client), enabled: !isOwn });
  const rows = (isOwn ? own.data : published.data) ?? [];
  return (
    <Select
      id={id}
      label={words.agency.form.record[kind]}
      {...(!isOwn && { description: words.agency.form.recordHelp })}
      placeholder={words.common.choose}
      data={rows.map((row) => ({ value: row.id, label: textIn(row.title, language).text || words.record.untitled }))}
      value={value}
      onChange={onChange}
      searchable
      error={error}
    />
  );
}
