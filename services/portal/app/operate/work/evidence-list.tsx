import type { Schemas } from '@techbourse/client';
import { useSpeech } from '../../words/words.tsx';
import classes from '../operate.module.css';

/** What an organisation has sent to show who it is. */
export function EvidenceList({ evidence }: { evidence: Schemas['VerificationRequest']['evidence'] }) {
  const { words } = useSpeech();
  return (
    <ul className={classes.list}>
      {evidence.map(({ kind, text, link }) => (
        <li key={`${kind} ${text} ${link}`}>
          {words.verification.kinds[kind]}
          {text && `: ${text}`}{' '}
          {link && (
            <a href={link} target="_blank" rel="noopener noreferrer nofollow">
              {words.operate.work.evidenceLink} ({new URL(link).host})
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
