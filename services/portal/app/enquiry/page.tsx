import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { ErrorSummary, FormIncomplete } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { Page } from '../page/page.tsx';
import { Text } from '../record/text.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';

const route = getRouteApi('/inside/acting/enquiry');
const LISTINGS_MAX = 100;

/** Asks about a listing, or proposes an own one to a need: the other side is told, and a deal begins with the message. */
export function EnquiryPage() {
  const { words } = useSpeech();
  const { listing, demand } = route.useSearch();
  const title = demand ? words.enquiry.proposeTitle : words.enquiry.askTitle;
  return (
    <Page title={title} lead={words.enquiry.lead} width="narrow">
      {demand ? <Proposal demand={demand} /> : <Question listing={listing ?? ''} />}
    </Page>
  );
}

function Question({ listing }: { listing: string }) {
  const { data } = useQuery(reads.listing(listing));
  return <EnquiryForm about={data?.title} open={(note) => ({ listingId: listing, note })} />;
}

function Proposal({ demand }: { demand: string }) {
  const { words, language } = useSpeech();
  const { data } = useQuery(reads.demand(demand));
  const own = useQuery({
    queryKey: ['listings', 'to propose'],
    queryFn: ({ signal }) => api.get('/api/listings', { query: { state: 'published', limit: LISTINGS_MAX }, signal }),
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const items = own.data?.items ?? [];
  if (own.data && items.length === 0) return <p>{words.enquiry.nothingToPropose}</p>;
  return (
    <EnquiryForm about={data?.title} open={(note) => chosen && { listingId: chosen, demandId: demand, note }}>
      <Select
        id="listing"
        label={words.enquiry.listing}
        placeholder={words.common.choose}
        data={items.map(({ id, title }) => ({
          value: id,
          label: textIn(title, language).text || words.record.untitled,
        }))}
        value={chosen}
        onChange={setChosen}
        searchable
        required
      />
    </EnquiryForm>
  );
}

type Opened = { listingId: string; demandId?: string; note: string };
type EnquiryFormProps = {
  about: Parameters<typeof Text>[0]['of'];
  /** What is sent; nothing while something is missing. */
  open: (note: string) => Opened | null | '';
  children?: React.ReactNode;
};

function EnquiryForm({ about, open, children }: EnquiryFormProps) {
  const { words } = useSpeech();
  const [note, setNote] = useState('');
  const { mutation, fields, others } = useSending({ note: '/note', listing: '/listingId' }, async () => {
    const body = note.trim() && open(note.trim());
    if (!body) throw new FormIncomplete();
    return api.post('/api/deals', { body });
  });
  if (mutation.isSuccess) {
    return (
      <p role="status">
        {words.enquiry.sent}{' '}
        <Link to="/deals/$id" params={{ id: mutation.data.id }}>
          {words.deal.contract.toDeal}
        </Link>
      </p>
    );
  }
  const missing = mutation.error instanceof FormIncomplete && note.trim() === '' ? words.errors.needed : undefined;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutation.mutate(undefined);
      }}
    >
      <ErrorSummary error={mutation.error} fields={{ ...fields, note: fields.note ?? missing }} others={others} />
      <p>
        <strong>
          <Text of={about} />
        </strong>
      </p>
      {children}
      <TextArea
        id="note"
        label={words.enquiry.message}
        description={words.enquiry.messageHelp}
        maxLength={2000}
        minRows={4}
        required
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={fields.note ?? missing}
      />
      <div className={classes.row}>
        <Button type="submit" loading={mutation.isPending}>
          {words.enquiry.send}
        </Button>
      </div>
    </form>
  );
}
