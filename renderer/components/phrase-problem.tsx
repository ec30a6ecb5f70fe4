import type { Translatable } from '../../main/contract/translatable.ts';
import { t } from '../words/index.ts';

interface PhraseProblemProps {
  id: string;
  error: Translatable;
  hint: Translatable;
  choices: ReadonlyArray<{ label: string | Translatable; phrase: string }>;
  onChoose: (phrase: string) => void;
}

/** Why words were not understood; and where they could mean several things, these to choose from. */
export function PhraseProblem({ id, error, hint, choices, onChoose }: PhraseProblemProps) {
  return (
    <div class="phrase-problem">
      <p id={id} role="status">
        <strong>{t(error)}</strong> {t(hint)}
      </p>
      {choices.length > 0 && (
        <div class="chips">
          {choices.map(({ label, phrase }) => (
            <button key={phrase} type="button" class="chip" title={phrase} onClick={() => onChoose(phrase)}>
              {t(label)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
