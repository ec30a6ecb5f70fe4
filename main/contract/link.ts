/*
 * Addresses as Telegram takes them, after `check_link` and `parse_url` of tdlib/td (LinkManager.cpp, HttpUrl.cpp): what it does not
 * take it refuses under a button, and drops silently from a text.
 */

const HOST_SIGNS = /^(?:[a-z0-9.\-_!$,~*'();&+=]|%[0-9a-f]{2}|[^\0-\x7f])*$/i;
const SPACES = /[\0-\x20]/g;

interface WebAddress {
  protocol: 'http' | 'https';
  /** With its @; empty for none. */
  user: string;
  host: string;
  /** Empty for none. */
  port: string;
  /** Path, query and fragment, with the slash that they begin with. */
  path: string;
  isIpv6: boolean;
}

/** The address as Telegram keeps it, with its scheme; null when Telegram takes none like this. */
export function checkedLink(link: string): string | null {
  const own = /^(tg|ton|tonsite):(?:\/\/)?/i.exec(link);
  const rest = link.slice(own?.[0].length ?? 0);
  const web = parseWebAddress(rest);
  if (!web) return null;
  if (!own) {
    if (!web.host.includes('.') && !web.isIpv6) return null;
    return `${web.protocol}://${web.user}${web.host}${web.port}${web.path}`;
  }
  const scheme = (own[1] ?? '').toLowerCase();
  const isForeign = /^http:\/\//i.test(rest) || web.protocol === 'https' || web.user || web.port || web.isIpv6;
  const isHost = (scheme === 'tonsite' ? /^[a-z0-9_.-]*$/i : /^[a-z0-9_-]*$/i).test(web.host);
  return isForeign || !isHost ? null : `${scheme}://${web.host}${web.path.replace(/^\/\?/, '?')}`;
}

function parseWebAddress(link: string): WebAddress | null {
  const scheme = /^([^:/?#@[\]]*):\/\//.exec(link);
  const protocol = scheme ? (scheme[1] ?? '').toLowerCase() : 'http';
  if (protocol !== 'http' && protocol !== 'https') return null;
  const rest = link.slice(scheme?.[0].length ?? 0);
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const withPort = /^(.+):([^:\]@]*)$/s.exec(authority);
  const port = withPort ? readPort(withPort[2] ?? '') : '';
  if (port === null) return null;
  const name = withPort?.[1] ?? authority;
  const at = name.lastIndexOf('@');
  const [user, host] = [name.slice(0, at + 1), name.slice(at + 1).toLowerCase()];
  const isIpv6 = /^\[.*\]$/s.test(host);
  if (host === '' || host === '.' || (isIpv6 && !isIpv6Address(host.slice(1, -1)))) return null;
  if (!isIpv6 && !(HOST_SIGNS.test(host) && HOST_SIGNS.test(user.slice(0, -1).replaceAll(':', '')))) return null;
  const path = rest.slice(authority.length).replace(/[\t-\r ]+$/, '');
  const escaped = path.replace(
    SPACES,
    (space) => `%${space.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return { protocol, user, host, port, path: escaped.startsWith('/') ? escaped : `/${escaped}`, isIpv6 };
}

/** `:443`; null when it is none. */
function readPort(text: string): string | null {
  const port = /^0*(\d{1,5})$/.exec(text)?.[1];
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535 ? `:${Number(port)}` : null;
}

function isIpv6Address(text: string): boolean {
  return /^[0-9a-f:.]+$/.test(text) && URL.canParse(`http://[${text}]/`);
}
