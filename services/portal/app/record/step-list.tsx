import { useRouter } from '@tanstack/react-router';
import { useSpeech } from '../words/words.tsx';
import classes from './record.module.css';

type StepListProps = {
  steps: readonly { name: string; title: string }[];
  at: number;
  /** Undefined until the record exists: then the steps come one after the other. */
  hrefOf: ((step: string) => string) | undefined;
};

export function StepList({ steps, at, hrefOf }: StepListProps) {
  const { words } = useSpeech();
  const router = useRouter();
  return (
    <nav aria-label={words.record.steps}>
      <ol className={classes.steps}>
        {steps.map(({ name, title }, index) => (
          <li key={name}>
            {hrefOf ? (
              <a
                href={`/app${hrefOf(name)}`}
                aria-current={index === at ? 'step' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  router.history.push(`/app${hrefOf(name)}`);
                }}
              >
                {index + 1}. {title}
              </a>
            ) : (
              <span aria-current={index === at ? 'step' : undefined}>
                {index + 1}. {title}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
