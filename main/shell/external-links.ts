/** Whether a link may be handed to the user's browser: https alone, and no name or password hidden in it. */
export function isExternalLink(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
