import type { FieldAria } from './field.tsx';

const ZONES = Intl.supportedValuesOf('timeZone');

interface ZoneInputProps {
  aria: FieldAria;
  value: string;
  placeholder?: string;
  disabled?: boolean;
  onText?: (text: string) => void;
  /** When it is left. */
  onDone?: (text: string) => void;
}

/** The name of a time zone; typing narrows the list down. */
export function ZoneInput({ aria, value, placeholder, disabled, onText, onDone }: ZoneInputProps) {
  return (
    <>
      <input
        {...aria}
        class="input"
        list={`${aria.id}-names`}
        autocomplete="off"
        spellcheck={false}
        disabled={disabled}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onText?.(event.currentTarget.value.trim())}
        onChange={(event) => onDone?.(event.currentTarget.value.trim())}
      />
      <datalist id={`${aria.id}-names`}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
