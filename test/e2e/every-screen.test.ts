import { checkScreens } from '../support/window/check-screen.ts';
import { FORM_SCREENS } from '../support/window/form-screens.ts';
import { SCREENS } from '../support/window/screens.ts';

// The form's are in a file of their own, so that both run side by side.
checkScreens(SCREENS.filter((screen) => !FORM_SCREENS.includes(screen)));
