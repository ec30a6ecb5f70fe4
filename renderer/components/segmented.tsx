import { useId } from 'preact/hooks';

export interface SegmentedProps<T extends string> {
  label: string;
  /** The label is only for screen readers where a heading says it already. */
  labelHidden?: boolean;
  value: T;
  options: ReadonlyArray<{ value: T; label: string }>;
  onChange: (value: T) => void;
}

/** One of a few: radio buttons that look like one bar. */
export function Segmented<T extends string>({ label, labelHidden, value, options, onChange }: SegmentedProps<T>) {
  const id = useId();
  return (
    <div class="field" role="radiogroup" aria-labelledby={id}>
      <span class={labelHidden ? 'visually-hidden' : 'field-label'} id={id}>
        {label}
      </span>
      <div class="segmented">
        {options.map((option) => (
          <label key={option.value} class="segment">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
