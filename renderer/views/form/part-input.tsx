import { Field } from '../../components/field.tsx';

interface PartInputProps {
  id: string;
  label: string;
  type: 'date' | 'number' | 'time';
  min?: string;
  max?: string;
  step?: number | string | undefined;
  inputMode?: 'decimal';
  placeholder?: string;
  value: string;
  /** What is wrong with the part of the form that it belongs to. */
  error: string | undefined;
  /** The id of where that stands: once, under all inputs of the part. */
  errorId: string;
  onText: (text: string) => void;
}

/** One of several inputs that are wrong together. */
export function PartInput({ id, label, error, errorId, onText, ...native }: PartInputProps) {
  return (
    <Field id={id} label={label}>
      {(aria) => (
        <input
          {...aria}
          {...native}
          class="input"
          aria-invalid={error ? true : undefined}
          aria-describedby={error && errorId}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
