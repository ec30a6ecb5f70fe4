import { say } from '../words/index.ts';
import { Icon } from './icon.tsx';

const steps = () => [say().setup.steps.bot, say().setup.steps.you, say().setup.steps.message];

/** Where one is on the way to the first message. @param at 1 to 3 */
export function FirstSteps({ at }: { at: number }) {
  return (
    <ol class="first-steps" aria-label={say().setup.steps.label}>
      {steps().map((name, index) => {
        const isDone = index + 1 < at;
        return (
          <li key={name} class={isDone ? 'done' : undefined} aria-current={index + 1 === at ? 'step' : undefined}>
            <span class="first-step-sign" aria-hidden="true">
              {isDone ? <Icon name="check" /> : index + 1}
            </span>
            <span>
              {name}
              {isDone && <span class="visually-hidden">{say().setup.steps.done}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
