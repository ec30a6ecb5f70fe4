/** The names on Electron's wire. The preload imports this file, so it must import nothing. */
export const CALL = 'carillon:call';
export const SUBSCRIBE = 'carillon:subscribe';
export const PUSH = 'carillon:push';
