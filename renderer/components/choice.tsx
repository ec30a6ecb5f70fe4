import { useId } from 'preact/hooks';
import { Segmented, type SegmentedProps } from './segmented.tsx';

/** More beside each other would not fit a narrow window. */
const MAX_SEGMENTS = 2;

/** One of some: a bar where they are two, else a list to open. */
export function Choice<T extends string>(props: SegmentedProps<T>) {
  const id = useId();
  const { label, value, options, onChange } = props;
  if (options.length <= MAX_SEGMENTS) return <Segmented {...props} />;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="input"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value as T;
          // What is shown is what counts, and whoever is told may refuse.
          currentTarget.value = value;
          onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
