import type { Words } from './en.ts';
import { account } from './zh/account.ts';
import { agency } from './zh/agency.ts';
import { board } from './zh/board.ts';
import { common } from './zh/common.ts';
import { deal } from './zh/deal.ts';
import { demand } from './zh/demand.ts';
import { enquiry } from './zh/enquiry.ts';
import { errors } from './zh/errors.ts';
import { home } from './zh/home.ts';
import { importing } from './zh/import.ts';
import { join } from './zh/join.ts';
import { kinds } from './zh/kinds.ts';
import { listing } from './zh/listing.ts';
import { member } from './zh/member.ts';
import { notifications } from './zh/notifications.ts';
import { operate } from './zh/operate.ts';
import { palette } from './zh/palette.ts';
import { proposal } from './zh/proposal.ts';
import { record } from './zh/record.ts';
import { report } from './zh/report.ts';
import { savedSearch } from './zh/saved-search.ts';
import { shell } from './zh/shell.ts';
import { signIn } from './zh/sign-in.ts';
import { states } from './zh/states.ts';
import { verification } from './zh/verification.ts';

export const zh: Words = {
  site: 'techbourse',
  skip: '跳到正文',
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
