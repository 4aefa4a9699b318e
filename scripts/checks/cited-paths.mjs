import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {{ file: string, line: number, cited: string }} Citation */

/**
 * Paths cited by the repository's Markdown files, in links and in backticks, that do not exist.
 *
 * @param {string} root
 * @returns {Citation[]}
 */
export function findBrokenCitations(root) {
  const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = tracked.split('\n').filter((file) => file !== '' && fs.existsSync(path.join(root, file)));
  const tops = new Set(fs.readdirSync(root).filter((name) => !isIgnored(root, name)));
  return files.flatMap((file) =>
    readCitations(fs.readFileSync(path.join(root, file), 'utf8'))
      .filter(({ cited, link }) => isOurs(cited, link, tops) && !exists(root, file, cited))
      .map(({ cited, line }) => ({ file, line, cited })),
  );
}

/** What a start or a test leaves in the root (logs, say) is there on some machines and not on others. */
function isIgnored(root, name) {
  return spawnSync('git', ['check-ignore', '-q', name], { cwd: root }).status === 0;
}

/**
 * Every link target and every word in backticks of a Markdown text, outside of fenced blocks.
 *
 * @returns {{ cited: string, line: number, link: boolean }[]}
 */
export function readCitations(text) {
  const found = [];
  let fence;
  for (const [index, row] of text.split('\n').entries()) {
    const mark = /^\s*(```+|~~~+)/.exec(row)?.[1];
    if (mark && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const line = index + 1;
    for (const [, cited] of row.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g))
      found.push({ cited, line, link: true });
    for (const [, cited] of row.matchAll(/`([^`\s]+)`/g)) found.push({ cited, line, link: false });
  }
  return found;
}

/** Links are ours unless they lead elsewhere; a word in backticks is when it begins with a folder or file of the root. */
function isOurs(cited, link, tops) {
  if (/^[a-z][a-z0-9+.-]*:|^#|^\//i.test(cited) || /[{}<>*$…]/.test(cited)) return false;
  if (link) return true;
  if (cited.startsWith('./') || cited.startsWith('../')) return true;
  const [top, ...rest] = cited.split('/');
  return rest.length > 0 && tops.has(top);
}

function exists(root, file, cited) {
  const [target] = cited.replace(/:\d+$/, '').split('#');
  const bases = [path.join(root, path.dirname(file)), root];
  return bases.some((base) => fs.existsSync(path.join(base, decodeURI(target))));
}
