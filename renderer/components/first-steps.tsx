import { Icon } from './icon.tsx';

const STEPS = ['Your bot', 'You', 'A first message'];

/** Where one is on the way to the first message. @param at 1 to 3 */
export function FirstSteps({ at }: { at: number }) {
  return (
    <ol class="first-steps" aria-label="Steps">
      {STEPS.map((name, index) => {
        const isDone = index + 1 < at;
        return (
          <li key={name} class={isDone ? 'done' : undefined} aria-current={index + 1 === at ? 'step' : undefined}>
            <span class="first-step-sign" aria-hidden="true">
              {isDone ? <Icon name="check" /> : index + 1}
            </span>
            <span>
              {name}
              {isDone && <span class="visually-hidden">, done</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
