/** What the last word of a path does, where it is done by a POST: the verb alone, or the verb and what follows its object. */
const VERBS = new Set([
  ...['accept', 'activate', 'answer', 'approve', 'cancel', 'check', 'close', 'confirm', 'copy', 'decide', 'decline'],
  ...['delete', 'disable', 'discard', 'dispute', 'end', 'end-sessions', 'fit', 'found', 'import', 'keep-apart'],
  ...['lift-suspension', 'merge', 'mute', 'open', 'ping', 'preview', 'publish', 'rebuild', 'recheck', 'recover'],
  ...['reject', 'release', 'remove', 'renew', 'replay', 'reserve', 'reset-second-factor', 'resume', 'return'],
  ...['rollback', 'settle', 'start', 'stop', 'suspend', 'tell', 'transfer', 'undo', 'unmerge', 'unsubscribe'],
  ...['uphold', 'verify', 'void', 'withdraw'],
]);

/** Nouns at the end of a POST that are not made by it. */
const NOUN_VERBS: Readonly<Record<string, string>> = {
  address: 'change',
  'both-sides': 'declare',
  decisions: 'record',
  deletion: 'request',
  heads: 'sign',
  messages: 'send',
  'new-password': 'choose',
  options: 'get',
  password: 'change',
  'recovery-codes': 'renew',
  registration: 'record',
  secret: 'renew',
  stage: 'propose',
};

const ONE_AT_A_TIME = new Set(['decisions', 'messages']);

/** Names that no rule makes well. */
const NAMES: Readonly<Record<string, string>> = {
  'post /api/account/confirm': 'confirmSignUp',
  'post /api/account/confirm/again': 'resendSignUpConfirmation',
  'post /api/account/sign-up': 'signUp',
  'post /api/contracts/{id}/confirm/withdraw': 'withdrawContractConfirmation',
  'post /api/deals/{id}/lost': 'loseDeal',
  'get /api/demands/search.atom': 'searchDemandsAsFeed',
  'get /api/listings/search.atom': 'searchListingsAsFeed',
  'get /api/ledger': 'listLedgerEntries',
  'get /api/ledger/{seq}': 'getLedgerEntry',
  'get /api/ledger/{seq}/proof': 'getLedgerEntryProof',
  'get /api/ledger/verify': 'verifyOwnLedgerEntries',
  'get /api/me': 'getMe',
  'post /api/operations/demands/recheck': 'recheckAllDemands',
  'get /api/operations/health': 'getHealth',
  'post /api/operations/matching/duplicates': 'regroupDuplicates',
  'get /api/verify/{code}': 'verifyByCode',
  'get /api/notifications/unread': 'countUnreadNotifications',
  'get /api/notifications/unsubscribe': 'getUnsubscription',
  'post /api/notifications/{id}/read': 'markNotificationRead',
  'post /api/notifications/{id}/unread': 'markNotificationUnread',
  'post /api/notifications/read-all': 'markAllNotificationsRead',
  'post /api/organisations/found': 'foundOrganisation',
  'get /api/agencies/accreditation-requests': 'listAccreditationRequests',
  'post /api/agencies/accreditation-requests/{id}/decide': 'decideAccreditationRequest',
  'get /api/organisations/verification-requests': 'listVerificationRequests',
  'post /api/organisations/verification-requests/{id}/decide': 'decideVerificationRequest',
  'post /api/people/confirmation': 'resendPersonConfirmation',
  'post /api/sessions': 'signIn',
  'post /api/sessions/passkey': 'signInByPasskey',
  'post /api/sessions/second-factor': 'signInBySecondFactor',
  'delete /api/sessions': 'endOtherSessions',
  'patch /api/sessions/current': 'switchSession',
  'delete /api/sessions/current': 'signOut',
  'get /api/sso/callback/{id}': 'finishSso',
  'post /api/sso/start': 'startSso',
};

/**
 * A name for an operation as a programmer would give it: `get /api/listings/{id}/versions` is `listListingVersions`,
 * `post /api/contracts/{id}/payments/{paymentId}/confirm` is `confirmContractPayment`.
 * @param isList the answer holds several.
 */
export function operationIdOf(method: string, path: string, isList: boolean): string {
  const named = NAMES[`${method} ${path}`];
  if (named) return named;
  const parts = path.split('/').filter((part) => part !== '' && part !== 'api');
  const [verb, nouns] = verbOf(method, parts, isList);
  // a long word after the verb: `reset-second-factor` of a person is resetPersonSecondFactor
  const [first = verb, ...rest] = verb.split('-');
  return [first, ...nouns, ...rest].map((word, at) => (at === 0 ? lower(word) : capital(word))).join('');
}

function verbOf(method: string, parts: readonly string[], isList: boolean): [verb: string, nouns: string[]] {
  const last = parts.at(-1) ?? '';
  const nouns = nounsOf(parts);
  const before = nounsOf(parts.slice(0, -1));
  if (method === 'patch') return ['update', nouns];
  if (method === 'delete') return ['delete', nouns];
  if (method === 'get') {
    if (['export', 'find', 'search'].includes(last)) return [last, before];
    return [isList ? 'list' : 'get', nouns];
  }
  if (isParameter(last)) return ['set', nouns];
  if (VERBS.has(last)) return [last, before];
  const verb = NOUN_VERBS[last];
  if (verb) return [verb, ONE_AT_A_TIME.has(last) ? [...before, singular(last)] : nouns];
  return ['create', [...before, singular(last)]];
}

/** The words of a path; what anything follows is one of its kind. The console of the operator has no part in a name. */
function nounsOf(parts: readonly string[]): string[] {
  return parts.flatMap((part, at) => {
    if (isParameter(part) || (part === 'operations' && parts.length > 1)) return [];
    const isLast = at === parts.length - 1;
    return [isLast ? part : singular(part)];
  });
}

const isParameter = (part: string): boolean => part.startsWith('{');

function singular(noun: string): string {
  if (noun === 'people') return 'person';
  if (/ies$/.test(noun)) return noun.replace(/ies$/, 'y');
  if (/(?:ch|sh|x)es$/.test(noun)) return noun.replace(/es$/, '');
  return /[^su]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

function capital(text: string): string {
  return text.replace(/(?:^|[-_.])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function lower(text: string): string {
  const name = capital(text);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
