/**
 * The secret of the loopback session. It comes behind the # of the first address and is kept in the storage of this page's origin: unlike a
 * cookie, which every server on this computer would get, whatever its port.
 */
const STORED = 'carillon-key';

/** Takes the secret out of the address, if it is there. Returns what was kept before otherwise; '' in the desktop app. */
export function readKey(): string {
  const given = /^#key=([\w-]+)$/.exec(location.hash)?.[1];
  if (given !== undefined) {
    localStorage.setItem(STORED, given);
    history.replaceState(null, '', '/');
  }
  return localStorage.getItem(STORED) ?? '';
}

/** The address of something that a page loads by itself, as a picture: no header can be set there. */
export function withKey(path: string, key = localStorage.getItem(STORED) ?? ''): string {
  return key === '' ? path : `${path}?key=${key}`;
}
