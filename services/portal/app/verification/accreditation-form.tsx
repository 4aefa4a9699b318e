import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { useSpeech } from '../words/words.tsx';

const POINTERS = {
  body: '/body',
  number: '/number',
  scope: '/scope',
  from: '/from',
  to: '/to',
  evidence: '/evidence',
  remark: '/remark',
} as const;

/** Who accredited the agency, for what and until when, and where that can be looked up. */
export function AccreditationForm({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.verification.accreditation;
  const form = useForm({
    initialValues: { body: '', number: '', scope: '', from: '', to: '', evidence: '', remark: '' },
  });
  const { mutation, fields, others } = useSending(POINTERS, async (values: typeof form.values) => {
    const { body, number, scope, from, to, evidence, remark } = values;
    await api.post('/api/agencies/{id}/accreditation-requests', {
      path: { id: agencyId },
      body: {
        body: body.trim(),
        number: number.trim(),
        scope: scope.trim(),
        from,
        to: to || null,
        evidence: evidence.trim() || null,
        remark: remark.trim() || null,
      },
    });
    await queryClient.invalidateQueries({ queryKey: ['agencies'] });
    onClose();
  });
  const input = (name: keyof typeof POINTERS) => ({ ...form.getInputProps(name), id: name, error: fields[name] });
  const optional = (label: string) => `${label} (${words.common.optional})`;
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
      <ErrorSummary error={mutation.error} fields={fields} others={others} />
      <TextInput
        label={said.body}
        description={said.bodyHelp}
        required
        maxLength={200}
        data-autofocus
        {...input('body')}
      />
      <TextInput label={said.number} required maxLength={100} {...input('number')} />
      <TextArea
        label={said.scope}
        description={said.scopeHelp}
        required
        maxLength={1000}
        minRows={2}
        {...input('scope')}
      />
      <div className={classes.row}>
        <TextInput type="date" label={said.from} required {...input('from')} />
        <TextInput type="date" label={optional(said.to)} {...input('to')} />
      </div>
      <TextInput
        type="url"
        label={optional(said.evidence)}
        description={said.evidenceHelp}
        maxLength={500}
        {...input('evidence')}
      />
      <TextArea
        label={optional(said.remark)}
        description={said.remarkHelp}
        maxLength={2000}
        minRows={2}
        {...input('remark')}
      />
      <div className={classes.row}>
        <Button type="submit" loading={mutation.isPending}>
          {said.send}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.common.cancel}
        </Button>
      </div>
    </form>
  );
}
