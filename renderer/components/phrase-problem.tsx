import { say } from '../words/index.ts';

interface PhraseProblemProps {
  id: string;
  error: string;
  hint: string;
  choices: ReadonlyArray<{ label: string; phrase: string }>;
  onChoose: (phrase: string) => void;
}

/** Why words were not understood; and where they could mean several things, these to choose from. */
export function PhraseProblem({ id, error, hint, choices, onChoose }: PhraseProblemProps) {
  return (
    <div class="phrase-problem">
      <p id={id} role="status">
        <strong>{say().told(error)}</strong> {say().told(hint)}
      </p>
      {choices.length > 0 && (
        <div class="chips">
          {choices.map(({ label, phrase }) => (
            <button key={phrase} type="button" class="chip" title={phrase} onClick={() => onChoose(phrase)}>
              {say().told(label)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
