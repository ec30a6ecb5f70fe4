import { plain } from './tokens.ts';

/*
 * Where people are who name no zone: large cities that no zone is called after, the states and provinces of North America, and
 * every country by its English and its German name, whose zones the runtime knows.
 */

const CITIES: Readonly<Record<string, string>> = {
  'Europe/Berlin':
    'munich, münchen, muenchen, hamburg, cologne, köln, koeln, frankfurt, stuttgart, düsseldorf, duesseldorf, leipzig, ' +
    'dresden, bremen, hannover, hanover, nuremberg, nürnberg, bonn, dortmund, essen, mannheim, karlsruhe, freiburg',
  'Europe/Vienna': 'wien, salzburg, graz, linz, innsbruck',
  'Europe/Zurich': 'geneva, genf, basel, bern, lausanne',
  'Europe/Paris': 'lyon, marseille, toulouse, bordeaux, strasbourg, straßburg',
  'Europe/London': 'manchester, liverpool, birmingham, leeds, bristol, edinburgh, glasgow, cambridge, oxford',
  'Europe/Madrid': 'barcelona, seville, sevilla, valencia, malaga',
  'Europe/Lisbon': 'lissabon, porto',
  'Europe/Rome':
    'rom, milan, mailand, milano, naples, neapel, napoli, turin, florence, florenz, venice, venedig, bologna',
  'Europe/Amsterdam': 'rotterdam, the hague, den haag, utrecht, eindhoven',
  'Europe/Brussels': 'brüssel, antwerp, antwerpen, ghent',
  'Europe/Luxembourg': 'luxemburg',
  'Europe/Copenhagen': 'kopenhagen',
  'Europe/Stockholm': 'gothenburg, göteborg',
  'Europe/Prague': 'prag, brno',
  'Europe/Warsaw': 'warschau, krakow, krakau, gdansk, danzig, wroclaw, breslau',
  'Europe/Bucharest': 'bukarest',
  'Europe/Belgrade': 'belgrad',
  'Europe/Athens': 'athen',
  'Europe/Kyiv': 'kiev, kiew, odessa, lviv',
  'Europe/Moscow': 'moskau, saint petersburg, st petersburg, sankt petersburg',
  'Asia/Nicosia': 'nikosia',
  'Africa/Cairo': 'kairo, alexandria',
  'Africa/Johannesburg': 'cape town, kapstadt, durban, pretoria',
  'Africa/Lagos': 'abuja',
  'Africa/Algiers': 'algier',
  'Asia/Jerusalem': 'tel aviv',
  'Asia/Dubai': 'abu dhabi',
  'Asia/Riyadh': 'jeddah, mecca, mekka',
  'Asia/Tehran': 'teheran',
  'Asia/Karachi': 'lahore, islamabad',
  'Asia/Kolkata': 'mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, madras, hyderabad, pune, ahmedabad',
  'Asia/Ho_Chi_Minh': 'saigon, hanoi',
  'Asia/Singapore': 'singapur',
  'Asia/Shanghai': 'beijing, peking, shenzhen, guangzhou, chengdu, nanjing, wuhan',
  'Asia/Hong_Kong': 'hongkong',
  'Asia/Seoul': 'busan',
  'Asia/Tokyo': 'tokio, osaka, kyoto, nagoya, yokohama, sapporo',
  'Australia/Sydney': 'canberra',
  'Australia/Brisbane': 'gold coast, cairns',
  'Pacific/Auckland': 'wellington, christchurch',
  'America/New_York':
    'nyc, brooklyn, boston, washington dc, philadelphia, miami, atlanta, orlando, tampa, baltimore, pittsburgh, cleveland, ' +
    'columbus, cincinnati, charlotte, buffalo',
  'America/Chicago':
    'houston, dallas, austin, san antonio, minneapolis, milwaukee, st louis, saint louis, new orleans, nashville, memphis, ' +
    'kansas city',
  'America/Denver': 'salt lake city, albuquerque',
  'America/Phoenix': 'tucson',
  'America/Los_Angeles': 'la, san francisco, san diego, san jose, seattle, las vegas, sacramento, oakland, palo alto',
  'Pacific/Honolulu': 'hawaii',
  'America/Toronto': 'ottawa, montreal, quebec city',
  'America/Edmonton': 'calgary',
  'America/Mexico_City': 'guadalajara, puebla',
  'America/Sao_Paulo': 'rio de janeiro, brasilia',
  'America/Bogota': 'medellin',
  'America/Lima': 'cusco',
};

const STATES: Readonly<Record<string, string>> = {
  'America/New_York':
    'connecticut, delaware, florida, georgia, maine, maryland, massachusetts, michigan, new hampshire, new jersey, ' +
    'north carolina, ohio, pennsylvania, rhode island, south carolina, vermont, virginia, west virginia, new york, ' +
    'washington dc',
  'America/Chicago':
    'alabama, arkansas, illinois, iowa, kansas, louisiana, minnesota, mississippi, missouri, nebraska, north dakota, ' +
    'oklahoma, south dakota, tennessee, texas, wisconsin',
  'America/Denver': 'colorado, idaho, montana, new mexico, utah, wyoming',
  'America/Phoenix': 'arizona',
  'America/Los_Angeles': 'california, nevada, oregon, washington state',
  'America/Anchorage': 'alaska',
  'Pacific/Honolulu': 'hawaii',
  'America/Toronto': 'ontario, quebec',
  'America/Winnipeg': 'manitoba',
  'America/Regina': 'saskatchewan',
  'America/Edmonton': 'alberta',
  'America/Vancouver': 'british columbia',
  'America/Halifax': 'nova scotia, new brunswick, prince edward island',
  'America/St_Johns': 'newfoundland',
};

/** Of countries with more zones than fit a question: those where most people live. */
const LARGE: Readonly<Record<string, readonly string[]>> = {
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  CA: ['America/Toronto', 'America/Winnipeg', 'America/Edmonton', 'America/Vancouver'],
  AU: ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Perth'],
  BR: ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco'],
  MX: ['America/Mexico_City', 'America/Cancun', 'America/Hermosillo', 'America/Tijuana'],
  RU: ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Asia/Vladivostok'],
  CN: ['Asia/Shanghai'],
  IN: ['Asia/Kolkata'],
  VN: ['Asia/Ho_Chi_Minh'],
  CL: ['America/Santiago', 'Pacific/Easter'],
  ID: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  PT: ['Europe/Lisbon', 'Atlantic/Azores'],
  ES: ['Europe/Madrid', 'Atlantic/Canary'],
  UA: ['Europe/Kyiv'],
};
const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: 'US',
  america: 'US',
  'united states of america': 'US',
  uk: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  holland: 'NL',
  turkey: 'TR',
  'czech republic': 'CZ',
};

/** Null: it is no place that is known. Several zones: the place lies in each of them, or is one of several. */
export function zonesOfPlace(name: string): readonly string[] | null {
  const letters = lettersOfName(name);
  const code = countries().get(letters);
  const zones = [...(cities().get(letters) ?? []), ...(code === undefined ? [] : zonesOfCountry(code))];
  return zones.length > 0 ? [...new Set(zones)] : null;
}

/** For the nearest to a name that is none. */
export function placeNames(): string[] {
  return [...cities().keys(), ...countries().keys()];
}

/** As places are compared: newyork. */
export function lettersOfName(name: string): string {
  return plain(name)
    .replace(/ß/g, 'ss')
    .replace(/[^a-z]/g, '');
}

let knownCities: ReadonlyMap<string, readonly string[]> | undefined;

/** Zones by the letters of a city or state. */
function cities(): ReadonlyMap<string, readonly string[]> {
  if (knownCities) return knownCities;
  const found = new Map<string, readonly string[]>();
  for (const [zone, names] of [...Object.entries(CITIES), ...Object.entries(STATES)]) {
    for (const name of names.split(', ').map(lettersOfName)) found.set(name, [...(found.get(name) ?? []), zone]);
  }
  knownCities = found;
  return found;
}

let knownCountries: ReadonlyMap<string, string> | undefined;

/** Codes by the letters of a country. */
function countries(): ReadonlyMap<string, string> {
  if (knownCountries) return knownCountries;
  const found = new Map(Object.entries(OTHER_NAMES).map(([name, code]) => [lettersOfName(name), code]));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of ['en', 'de']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const first of letters) {
      for (const second of letters) {
        const name = lettersOfName(names.of(first + second) ?? '');
        if (name.length > 1) found.set(name, first + second);
      }
    }
  }
  knownCountries = found;
  return found;
}

/** One of those that keep the same time all year. */
function zonesOfCountry(code: string): readonly string[] {
  const large = LARGE[code];
  if (large) return large;
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  const byClock = new Map<string, string>();
  for (const zone of locale.getTimeZones?.() ?? []) {
    const clock = clockOf(zone);
    if (!byClock.has(clock)) byClock.set(clock, zone);
  }
  return [...byClock.values()];
}

/** The offsets of a zone in winter and in summer. */
function clockOf(timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)].map((at) => format.format(at)).join();
}
