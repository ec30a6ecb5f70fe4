/** Of all that a page can ask the system for: copying text at a click, and nothing else. */
export function isPermitted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}
