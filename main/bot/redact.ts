/** What a bot token looks like wherever it turns up: in an URL of the Bot API above all, which errors like to quote. */
const ANY_TOKEN = /\b\d{5,}:[A-Za-z0-9_-]{20,}/g;
const IN_URL = /\/bot[^/\s]+\//g;

/**
 * Takes bot tokens out of a text: whatever looks like one, and the given one however short it is.
 * The one place that does; every log line goes through it.
 */
export function createRedactor(token?: string): (text: string) => string {
  return (text) => {
    const known = token ? text.replaceAll(token, '<token>') : text;
    return known.replace(IN_URL, '/bot<token>/').replace(ANY_TOKEN, '<token>');
  };
}
