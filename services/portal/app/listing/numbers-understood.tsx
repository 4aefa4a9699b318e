import { useParams } from '@tanstack/react-router';
import { Text } from '../record/text.tsx';
import { useListingCheck } from '../record/use-check.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './listing.module.css';
import { contentOf, type ListingValues } from './values.ts';

/** How the numbers that are being typed were understood, and who has listed the same right already. */
export function NumbersUnderstood({ values }: { values: ListingValues }) {
  const { words, labels, language, format } = useSpeech();
  const { id } = useParams({ strict: false });
  const { kind, patent } = contentOf(values);
  const check = useListingCheck({ kind, ...(patent && { patent }) }, id);
  const said = words.listing.numbers;
  const members = 1 + (patent?.family?.length ?? 0);
  const offices: Readonly<Record<string, string>> = labels.regionalOffices;
  const nameOfOffice = (code: string) => offices[code] ?? format.country(code);
  const faults = check?.faults.filter(({ pointer }) => /Number$/.test(pointer)) ?? [];
  return (
    <div aria-live="polite" className={classes.understood}>
      {check?.understood.map(({ pointer, number, office, role, kind: code, checked, rightDigit }) => (
        <p key={pointer}>
          <strong>{number}</strong>: {said.roles[role]}, {nameOfOffice(office)}
          {code && `, ${said.kindCode(code)}`}
          {checked && `, ${said.checkDigit}`}
          {rightDigit && <span className={classes.warning}>, {said.wrongDigit(rightDigit)}</span>}
        </p>
      ))}
      {members > 1 && <p>{words.listing.family.count(members)}</p>}
      {faults.map(({ pointer, message }) => (
        <p key={pointer} className={classes.warning}>
          {message}
        </p>
      ))}
      {check?.duplicates.map(({ listing, own, key, title, organisation }) => (
        <p key={listing} className={classes.warning}>
          {own ? said.listedByYou(key) : said.listedAlready(key)}{' '}
          <a href={own ? `/app/listings/${listing}` : `/${language}/listings/${listing}`}>
            <Text of={title} fallback={words.record.untitled} />
          </a>
          {!own && (
            <>
              {' '}
              (<Text of={organisation.name} />)
            </>
          )}
        </p>
      ))}
    </div>
  );
}
