import type { Words } from './en.ts';
import { account } from './ru/account.ts';
import { agency } from './ru/agency.ts';
import { board } from './ru/board.ts';
import { common } from './ru/common.ts';
import { deal } from './ru/deal.ts';
import { demand } from './ru/demand.ts';
import { enquiry } from './ru/enquiry.ts';
import { errors } from './ru/errors.ts';
import { home } from './ru/home.ts';
import { importing } from './ru/import.ts';
import { join } from './ru/join.ts';
import { kinds } from './ru/kinds.ts';
import { listing } from './ru/listing.ts';
import { member } from './ru/member.ts';
import { notifications } from './ru/notifications.ts';
import { operate } from './ru/operate.ts';
import { palette } from './ru/palette.ts';
import { proposal } from './ru/proposal.ts';
import { record } from './ru/record.ts';
import { report } from './ru/report.ts';
import { savedSearch } from './ru/saved-search.ts';
import { shell } from './ru/shell.ts';
import { signIn } from './ru/sign-in.ts';
import { states } from './ru/states.ts';
import { verification } from './ru/verification.ts';

export const ru: Words = {
  site: 'techbourse',
  skip: 'Перейти к содержанию',
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
};
