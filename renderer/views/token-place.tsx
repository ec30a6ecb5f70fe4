import { FieldError } from '../components/field.tsx';
import { say } from '../words/index.ts';

/** Where a bot token is to be on a computer without a keyring. */
export type TokenPlace = 'file' | 'session';

const choices = (): ReadonlyArray<{ value: TokenPlace; label: string }> => [
  { value: 'file', label: say().setup.token.file },
  { value: 'session', label: say().setup.token.session },
];

interface TokenPlaceProps {
  /** Undefined before the user chose: neither is taken for granted. */
  value: TokenPlace | undefined;
  onChange: (place: TokenPlace) => void;
  error: string | undefined;
}

export function TokenPlaceField({ value, onChange, error }: TokenPlaceProps) {
  return (
    <fieldset class="field" aria-describedby={error && 'token-place-error'}>
      <legend class="field-label">{say().setup.token.where}</legend>
      {choices().map((choice) => (
        <label key={choice.value} class="check">
          <input
            type="radio"
            name="token-place"
            checked={value === choice.value}
            aria-invalid={error ? true : undefined}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      <FieldError id="token-place-error" error={error} />
    </fieldset>
  );
}
