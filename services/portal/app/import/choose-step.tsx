import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useSpeech } from '../words/words.tsx';
import classes from './import.module.css';
import { saveAs } from './save-as.ts';
import type { Wizard } from './use-import.ts';

type ChooseProps = { wizard: Wizard; kind: 'listings' | 'demands' };

/** A file by hand or by mouse, or a template to fill in. */
export function ChooseStep({ wizard, kind }: ChooseProps) {
  const { words, language } = useSpeech();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const { waiting, open, goOn, startOver, reader } = wizard;
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) open(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const template = async (format: 'csv' | 'xlsx') => {
    const bytes = await reader.ask('template', { kind, language, format });
    saveAs(new Blob([bytes]), `${words.import.templateName[kind]}.${format}`);
  };
  return (
    <>
      {waiting && (
        <div className={classes.row}>
          <h3>{words.import.waiting(waiting.file.name)}</h3>
          <div className={classes.buttons}>
            <Button onClick={goOn}>{words.import.goOn}</Button>
            <Button variant="default" onClick={startOver}>
              {words.import.drop}
            </Button>
          </div>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be chosen with the button too */}
      <div
        className={isOver ? `${classes.drop} ${classes.over}` : classes.drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <p>{words.import.dropHere}</p>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.import.choose}
          accept=".csv,.tsv,.txt,.xlsx,.xml,.json,.jsonl,.gz"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()} aria-describedby={help}>
          {words.import.choose}
        </Button>
        <p id={help}>{words.import.kinds}</p>
      </div>
      <div className={classes.section}>
        <h3>{words.import.template}</h3>
        <p>{words.import.templateHelp}</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => template('xlsx')}>
            {words.import.templateIn('XLSX')}
          </Button>
          <Button variant="default" onClick={() => template('csv')}>
            {words.import.templateIn('CSV')}
          </Button>
        </div>
      </div>
    </>
  );
}
