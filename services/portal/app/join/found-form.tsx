import { Alert, Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { RequestOf, Schemas } from '@techbourse/client';
import { api } from '../client/client.ts';
import { problemOf } from '../client/problem.ts';
import { CountrySelect } from '../form/country-select.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { Page } from '../page/page.tsx';
import { LANGUAGES, type Language } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './join.module.css';
import { OrganisationRow } from './organisation-row.tsx';

type Input = RequestOf<'/api/organisations/found', 'post'>['body'];
type Scheme = keyof NonNullable<Input['identifiers']>;
type Values = { zh: string; en: string; ru: string; kind: string; country: string; scheme: string; number: string };

const KINDS = ['university', 'institute', 'company', 'agency', 'financier', 'government'] as const;
const SCHEMES: readonly Scheme[] = ['uscc', 'ror', 'lei', 'inn', 'ogrn'];
const POINTERS = {
  kind: '/kind',
  zh: '/name/zh',
  en: '/name/en',
  ru: '/name/ru',
  country: '/country',
  number: '/identifiers',
};

/** Founds an organisation. Those of a like name come first: one of them may be the person's. */
export function FoundForm({ name, onBack }: { name: string; onBack: () => void }) {
  const { words, language } = useSpeech();
  const queryClient = useQueryClient();
  const router = useRouter();
  const form = useForm<Values>({
    initialValues: { zh: '', en: '', ru: '', [language]: name, kind: '', country: '', scheme: 'uscc', number: '' },
  });
  const { mutation, fields, others } = useSending(POINTERS, async (differsFrom: readonly string[]) => {
    const made = await api.post('/api/organisations/found', { body: inputOf(form.values, differsFrom) });
    await api.patch('/api/sessions/current', { body: { organisationId: made.id } });
    queryClient.clear();
    await router.invalidate();
    await router.navigate({ to: '/verification' });
  });
  const alike = (problemOf(mutation.error)?.details?.organisations ?? []) as Schemas['FoundOrganisation'][];
  const languages = [language, ...LANGUAGES.filter((one) => one !== language)];
  return (
    <Page title={words.join.foundTitle} width="narrow">
      <form className={formClasses.form} onSubmit={form.onSubmit(() => mutation.mutate([]))}>
        {alike.length === 0 && <ErrorSummary error={mutation.error} fields={fields} others={others} />}
        <Select
          id="kind"
          label={words.join.kind}
          withAsterisk
          placeholder={words.common.choose}
          data={KINDS.map((kind) => ({ value: kind, label: words.kinds.organisation[kind] }))}
          error={fields.kind}
          {...form.getInputProps('kind')}
        />
        <fieldset className={classes.fieldset}>
          <legend>{words.join.name}</legend>
          <p className={classes.about}>{words.join.nameHelp}</p>
          {languages.map((one) => (
            <TextInput
              key={one}
              id={one}
              label={words.join.nameIn[one]}
              lang={one}
              maxLength={200}
              error={fields[one]}
              {...form.getInputProps(one)}
            />
          ))}
        </fieldset>
        <CountrySelect
          id="country"
          label={words.join.country}
          withAsterisk
          error={fields.country}
          {...form.getInputProps('country')}
        />
        <div className={formClasses.row}>
          <Select
            id="scheme"
            label={words.join.identifierKind}
            data={SCHEMES.map((scheme) => ({ value: scheme, label: words.join.identifierKinds[scheme] }))}
            allowDeselect={false}
            {...form.getInputProps('scheme')}
          />
          <TextInput
            id="number"
            label={`${words.join.identifier} (${words.common.optional})`}
            description={words.join.identifierHelp}
            maxLength={60}
            error={fields.number}
            {...form.getInputProps('number')}
          />
        </div>
        {alike.length > 0 ? (
          <Alert color="accent" variant="light" title={words.join.alike} role="alert">
            <ul className={classes.list}>
              {alike.map((organisation) => (
                <OrganisationRow key={organisation.id} organisation={organisation} isAsked={false} />
              ))}
            </ul>
            <Button loading={mutation.isPending} onClick={() => mutation.mutate(alike.map(({ id }) => id))}>
              {words.join.differs}
            </Button>
          </Alert>
        ) : (
          <div className={formClasses.row}>
            <Button type="submit" loading={mutation.isPending}>
              {words.join.foundButton}
            </Button>
            <Button variant="subtle" onClick={onBack}>
              {words.common.back}
            </Button>
          </div>
        )}
      </form>
    </Page>
  );
}

function inputOf(values: Values, differsFrom: readonly string[]): Input {
  const name: Input['name'] = {};
  for (const language of LANGUAGES) setName(name, language, values[language]);
  const number = values.number.trim();
  // What was not chosen goes as it is: the exchange says what is wrong with it.
  return {
    kind: values.kind as Input['kind'],
    country: values.country as Input['country'],
    name,
    ...(number && { identifiers: { [values.scheme]: number } }),
    ...(differsFrom.length > 0 && { differsFrom: [...differsFrom] }),
  };
}

function setName(name: Input['name'], language: Language, text: string): void {
  if (text.trim()) name[language] = { text: text.trim(), origin: 'person' };
}
