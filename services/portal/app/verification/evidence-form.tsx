import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { RequestOf } from '@techbourse/client';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { useSpeech } from '../words/words.tsx';

type Evidence = RequestOf<'/api/organisations/{id}/verification-requests', 'post'>['body']['evidence'][number];
const KINDS = ['register_extract', 'licence', 'charter', 'authorisation', 'web_page', 'other'] as const;
const POINTERS = {
  kind: '/evidence/0/kind',
  text: '/evidence/0/text',
  link: '/evidence/0/link',
  evidence: '/evidence',
};

/** What shows that the organisation is what it says. */
export function EvidenceForm({ id }: { id: string }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const form = useForm({ initialValues: { kind: 'register_extract', text: '', link: '' } });
  const { mutation, fields, others } = useSending(POINTERS, async ({ kind, text, link }: typeof form.values) => {
    const evidence: Evidence = {
      kind: kind as Evidence['kind'],
      ...(text.trim() && { text: text.trim() }),
      ...(link.trim() && { link: link.trim() }),
    };
    await api.post('/api/organisations/{id}/verification-requests', { path: { id }, body: { evidence: [evidence] } });
    await queryClient.invalidateQueries({ queryKey: ['organisations', id] });
  });
  const { evidence, ...ofFields } = fields;
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
      <ErrorSummary error={mutation.error} fields={ofFields} others={evidence ? [evidence, ...others] : others} />
      <Select
        id="kind"
        label={words.verification.evidenceKind}
        data={KINDS.map((kind) => ({ value: kind, label: words.verification.kinds[kind] }))}
        allowDeselect={false}
        error={fields.kind}
        {...form.getInputProps('kind')}
      />
      <TextArea
        id="text"
        label={words.verification.text}
        description={words.verification.textHelp}
        maxLength={2000}
        minRows={3}
        error={fields.text}
        {...form.getInputProps('text')}
      />
      <TextInput
        id="link"
        label={`${words.verification.link} (${words.common.optional})`}
        type="url"
        maxLength={500}
        error={fields.link}
        {...form.getInputProps('link')}
      />
      <div className={classes.row}>
        <Button type="submit" loading={mutation.isPending}>
          {words.verification.send}
        </Button>
      </div>
    </form>
  );
}
