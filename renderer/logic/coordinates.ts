import type { Place } from '../../main/contract/extras.ts';

/** “52.52, 13.405”, as maps copy it, or a link to a map that has it in its address. */
const PAIR = /(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)/;
/** OpenStreetMap's way. */
const MLAT = /mlat=(-?[\d.]+).*mlon=(-?[\d.]+)/;

/** The coordinates in what was pasted; null when there are none. */
export function readCoordinates(text: string): Pick<Place, 'latitude' | 'longitude'> | null {
  const [, down, across] = MLAT.exec(text) ?? PAIR.exec(decoded(text)) ?? [];
  if (down === undefined || across === undefined) return null;
  const latitude = Number(down);
  const longitude = Number(across);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

function decoded(text: string): string {
  return text.replaceAll(/%2C/gi, ',');
}
