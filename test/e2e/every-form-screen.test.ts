import { checkScreens } from '../support/window/check-screen.ts';
import { FORM_SCREENS } from '../support/window/form-screens.ts';

checkScreens(FORM_SCREENS);
