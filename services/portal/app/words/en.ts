import { account } from './en/account.ts';
import { agency } from './en/agency.ts';
import { board } from './en/board.ts';
import { common } from './en/common.ts';
import { deal } from './en/deal.ts';
import { demand } from './en/demand.ts';
import { enquiry } from './en/enquiry.ts';
import { errors } from './en/errors.ts';
import { home } from './en/home.ts';
import { importing } from './en/import.ts';
import { join } from './en/join.ts';
import { kinds } from './en/kinds.ts';
import { listing } from './en/listing.ts';
import { member } from './en/member.ts';
import { notifications } from './en/notifications.ts';
import { operate } from './en/operate.ts';
import { palette } from './en/palette.ts';
import { proposal } from './en/proposal.ts';
import { record } from './en/record.ts';
import { report } from './en/report.ts';
import { savedSearch } from './en/saved-search.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { states } from './en/states.ts';
import { verification } from './en/verification.ts';

/** Every word of the workbench. This file is the type; the other languages satisfy it. */
export const en = {
  site: 'techbourse',
  skip: 'Skip to the content',
  shell,
  palette,
  common,
  errors,
  signIn,
  home,
  notifications,
  join,
  verification,
  record,
  proposal,
  listing,
  demand,
  board,
  deal,
  states,
  enquiry,
  savedSearch,
  import: importing,
  report,
  kinds,
  operate,
  agency,
  account,
  member,
} as const satisfies Wording;

type Leaf = string | ((...given: never[]) => string);
type Wording = { readonly [key: string]: Leaf | Wording };

/** A wording of the same shape, whatever it says. */
type Same<T> = T extends string
  ? string
  : T extends (...given: infer G) => string
    ? (...given: G) => string
    : { readonly [K in keyof T]: Same<T[K]> };
export type Words = Same<typeof en>;
