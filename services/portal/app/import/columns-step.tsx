import { Alert, Button, Radio, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSpeech } from '../words/words.tsx';
import classes from './import.module.css';
import type { ColumnMapping } from './protocol.ts';
import type { Wizard } from './use-import.ts';

const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'windows-1251',
  'windows-1252',
  'koi8-r',
  'big5',
  'shift_jis',
  'euc-kr',
];
/** Fields that most files lack and the market asks for. */
const ASKED = {
  listings: ['offers', 'readiness.level', 'price', 'keywords'],
  demands: ['dealKinds', 'deadline', 'keywords'],
} as const;
/** Below this a person is asked to look. */
const SURE = 0.85;

type ColumnsProps = { wizard: Wizard; kind: 'listings' | 'demands'; isVerified: boolean };

/** What the file is, which column is which field, and what the file does not say. */
export function ColumnsStep({ wizard, kind, isVerified }: ColumnsProps) {
  const { words } = useSpeech();
  const { opened, file, choice, open, check, startOver } = wizard;
  const [mapping, setMapping] = useState<ColumnMapping>(wizard.mapping ?? { columns: {}, source: '', defaults: {} });
  const [publish, setPublish] = useState(wizard.publish);
  if (!opened || !file) return null;
  const isFilled = (path: string) =>
    Object.values(mapping.columns).some((field) => field === path || field.startsWith(`${path}.`));
  const needsOrder = opened.hasAmbiguousDays && mapping.dayOrder === undefined;
  const labelOf = (path: string) => opened.fields.find((field) => field.path === path)?.label ?? path;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!needsOrder) check(mapping, publish);
      }}
    >
      <p>{words.import.recognised(file.name, words.import.formats[opened.format])}</p>
      <div className={classes.controls}>
        {opened.format === 'csv' && (
          <>
            <Select
              label={words.import.encoding}
              data={ENCODINGS}
              value={opened.encoding ?? 'utf-8'}
              allowDeselect={false}
              onChange={(encoding) => encoding && open(file, { ...choice, encoding })}
            />
            <Select
              label={words.import.separator}
              data={[',', ';', '\t', '|'].map((value) => ({ value, label: value === '\t' ? words.import.tab : value }))}
              value={opened.separator ?? ','}
              allowDeselect={false}
              onChange={(separator) => separator && open(file, { ...choice, separator })}
            />
          </>
        )}
        {opened.sheets && opened.sheets.length > 1 && (
          <Select
            label={words.import.sheet}
            data={[...new Set(opened.sheets)]}
            value={opened.sheet ?? null}
            allowDeselect={false}
            onChange={(sheet) => sheet && open(file, { ...choice, sheet })}
          />
        )}
      </div>
      {opened.known ? (
        <p>{words.import.known[opened.known]}</p>
      ) : (
        <Columns opened={opened} mapping={mapping} onChange={(columns) => setMapping({ ...mapping, columns })} />
      )}
      {opened.hasAmbiguousDays && (
        <Radio.Group
          className={classes.section}
          label={words.import.dayOrder}
          description={words.import.dayOrderHelp}
          value={mapping.dayOrder ?? ''}
          error={needsOrder ? words.import.dayOrderNeeded : undefined}
          onChange={(order) => setMapping({ ...mapping, dayOrder: order === 'mdy' ? 'mdy' : 'dmy' })}
        >
          <Radio value="dmy" label={words.import.dmy} mt="xs" />
          <Radio value="mdy" label={words.import.mdy} mt="xs" />
        </Radio.Group>
      )}
      {opened.known !== 'own' && (
        <div className={classes.section}>
          <h3>{words.import.missing}</h3>
          <p>{words.import.missingHelp}</p>
          <div className={classes.controls}>
            {ASKED[kind]
              .filter((path) => !isFilled(path))
              .map((path) => (
                <TextInput
                  key={path}
                  label={labelOf(path)}
                  value={mapping.defaults[path] ?? ''}
                  onChange={(event) =>
                    setMapping({ ...mapping, defaults: { ...mapping.defaults, [path]: event.currentTarget.value } })
                  }
                />
              ))}
            <TextInput
              label={words.import.source}
              description={words.import.sourceHelp}
              required
              maxLength={60}
              value={mapping.source}
              onChange={(event) => setMapping({ ...mapping, source: event.currentTarget.value })}
            />
          </div>
        </div>
      )}
      <Radio.Group
        className={classes.section}
        label={words.import.as}
        value={publish ? 'publish' : 'draft'}
        onChange={(value) => setPublish(value === 'publish')}
      >
        <Radio value="draft" label={words.import.asDrafts} mt="xs" />
        <Radio value="publish" label={isVerified ? words.import.asPublished[kind] : words.import.asSubmitted} mt="xs" />
      </Radio.Group>
      {!opened.known && !Object.values(mapping.columns).some(Boolean) && (
        <Alert color="red" mt="md">
          {words.import.nothingMapped}
        </Alert>
      )}
      <div className={classes.buttons}>
        <Button type="submit">{words.import.toCheck}</Button>
        <Button variant="default" onClick={startOver}>
          {words.import.otherFile}
        </Button>
      </div>
    </form>
  );
}

type ColumnTableProps = {
  opened: NonNullable<Wizard['opened']>;
  mapping: ColumnMapping;
  onChange: (columns: Record<string, string>) => void;
};

function Columns({ opened, mapping, onChange }: ColumnTableProps) {
  const { words, format } = useSpeech();
  const taken = (path: string, heading: string) =>
    Object.entries(mapping.columns).some(([other, field]) => field === path && other !== heading);
  return (
    <div className={classes.wide}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.import.column}</th>
            <th scope="col">{words.import.samples}</th>
            <th scope="col">{words.import.field}</th>
          </tr>
        </thead>
        <tbody>
          {opened.columns.map(({ heading, samples, field, share }) => {
            const chosen = mapping.columns[heading] ?? '';
            const isUnsure = chosen !== '' && chosen === field && share < SURE;
            return (
              <tr key={heading}>
                <th scope="row">{heading}</th>
                <td className={classes.samples}>
                  {samples.map((sample) => (
                    <p key={sample}>{sample.length > 90 ? `${sample.slice(0, 90)}…` : sample}</p>
                  ))}
                  {samples.length === 0 && <p>{words.import.empty}</p>}
                </td>
                <td className={classes.choice}>
                  <Select
                    searchable
                    clearable
                    aria-label={words.import.fieldOf(heading)}
                    placeholder={words.import.leftOut}
                    data={opened.fields
                      .filter(({ path }) => !taken(path, heading))
                      .map(({ path, label }) => ({ value: path, label }))}
                    value={chosen || null}
                    onChange={(path) => onChange({ ...mapping.columns, [heading]: path ?? '' })}
                  />
                  {isUnsure && <span className={classes.unsure}>{words.import.unsure(format.percent(share))}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
