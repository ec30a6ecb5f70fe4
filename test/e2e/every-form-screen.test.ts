import { test } from 'vitest';
import { checkScreen } from '../support/window/check-screen.ts';
import { FORM_SCREENS } from '../support/window/form-screens.ts';

test.for(FORM_SCREENS)('$name: to see, to hear, in both themes, at any width, in German', checkScreen);
