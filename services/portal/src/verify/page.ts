import type { EntryVerification } from '@techbourse/contracts/api';
import type { Language } from '@techbourse/domain';
import { AppError } from '@techbourse/platform';
import { factList, section } from '../page/facts.ts';
import { dayOf, numberOf } from '../page/format.ts';
import { type Html, html } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { paths } from '../paths.ts';
import type { Words } from '../words/words.ts';

/** What stands in the ledger under a code: for whoever was given one, with a field to type it in. */
export async function verifyPage({ language, words, ask, params, query }: Reading): Promise<MadePage> {
  const typed = (params.code ?? [query.code].flat()[0] ?? '').trim();
  const { verify } = words;
  if (typed === '') {
    return {
      url: paths.verify(language),
      title: verify.title,
      description: verify.lead,
      main: html`<div class="narrow"><h1>${verify.title}</h1><p class="lead">${verify.lead}</p>${form(language, words, '')}${section(verify.whatTitle, html`<p>${verify.what}</p>`)}</div>`,
    };
  }
  const found = await ask<EntryVerification>('contracts', `/verify/${encodeURIComponent(typed)}`).catch(refusalOf);
  const page = { url: paths.verify(language, typed), isHidden: true };
  if (found === 'unknown' || found === 'unreadable') {
    const [title, text] = verify[found];
    return {
      ...page,
      status: found === 'unknown' ? 404 : 400,
      title,
      main: html`<div class="narrow"><h1>${title}</h1><p class="problem" role="alert">${text}</p>${form(language, words, typed)}</div>`,
    };
  }
  return {
    ...page,
    title: verify.foundTitle,
    main: html`<div class="narrow record"><h1>${verify.foundTitle}</h1>${answer(found, typed, language, words)}${section(verify.another, form(language, words, ''))}</div>`,
  };
}

/** What is no entry is an answer as well; whatever else went wrong is not. */
function refusalOf(error: unknown): 'unknown' | 'unreadable' {
  if (error instanceof AppError && error.reason === 'ledger.code_unknown') return 'unknown';
  if (error instanceof AppError && error.kind === 'VALIDATION') return 'unreadable';
  throw error;
}

function form(language: Language, { verify }: Words, typed: string): Html {
  return html`<form action="${paths.verify(language)}" method="get"><div class="field"><label for="code">${verify.label}</label><p class="note" id="code-help">${verify.hint}</p><div class="row"><input id="code" name="code" type="text" value="${typed}" aria-describedby="code-help" autocomplete="off" spellcheck="false" maxlength="100" required><button>${verify.button}</button></div></div></form>`;
}

function answer(entry: EntryVerification, typed: string, language: Language, { verify }: Words): Html {
  const { seq, kind, day, chain, head, hash, previousHash, isRead } = entry;
  const holds = chain.ok && isRead;
  const [state, text] = holds
    ? (['notice', verify.holds] as const)
    : (['problem', chain.ok ? verify.notRead : verify.broken] as const);
  return html`<p class="${state}">${text(numberOf(chain.entries, language))} ${verify.readOn} ${dayOf(chain.at, language)}</p>
${factList([
  [verify.code, html`<code>${typed}</code>`],
  [verify.entry, kind ? verify.kinds[kind] : verify.kindHidden],
  [verify.day, dayOf(day, language)],
  [verify.place, verify.placeOf(numberOf(seq, language))],
  [
    verify.head,
    head
      ? html`${verify.headOf(numberOf(head.number, language), numberOf(head.size, language))} ${dayOf(head.at, language)}`
      : verify.noHead,
  ],
  [verify.hash, html`<code>${hash}</code>`],
  [verify.previous, html`<code>${previousHash}</code>`],
])}
${section(verify.provesTitle, html`<p>${verify.proves}</p>`)}
${section(verify.provesNotTitle, html`<p>${verify.provesNot}</p>`)}`;
}
