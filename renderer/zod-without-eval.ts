import { config } from 'zod';

// zod compiles object schemas with `new Function` unless told otherwise; the window's content security policy forbids
// that and would report each attempt. This module has to be imported before any schema is made.
config({ jitless: true });
