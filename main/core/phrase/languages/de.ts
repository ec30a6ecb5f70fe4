import type { PhraseLanguage } from './language.ts';

const WEEKDAYS = {
  montag: 'monday',
  dienstag: 'tuesday',
  mittwoch: 'wednesday',
  donnerstag: 'thursday',
  freitag: 'friday',
  samstag: 'saturday',
  sonnabend: 'saturday',
  sonntag: 'sunday',
};

const PARTS_OF_DAY = {
  morgen: 'morning',
  früh: 'morning',
  vormittag: 'morning',
  nachmittag: 'afternoon',
  abend: 'evening',
  nacht: 'night',
};

/** “Montag”, “montags”, “Montagabend”, “Montag Abend”, “heute Abend”, “jeden Abend”. */
function withPartsOfDay(): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [day, english] of Object.entries(WEEKDAYS)) {
    words[day] = english;
    words[`${day}s`] = `${english}s`;
    words[`${day}mittag`] = `${english} at noon`;
    for (const [part, said] of Object.entries(PARTS_OF_DAY)) {
      words[`${day}${part}`] = `${english} ${said}`;
      words[`${day} ${part}`] = `${english} ${said}`;
    }
  }
  for (const [part, said] of Object.entries(PARTS_OF_DAY)) {
    words[`heute ${part}`] = said === 'night' ? 'tonight' : `this ${said}`;
    words[`morgen ${part}`] = `tomorrow ${said}`;
    words[`übermorgen ${part}`] = `the day after tomorrow ${said}`;
    words[`jeden ${part}`] = `every ${said}`;
    words[`am ${part}`] = `in the ${said}`;
    words[`${part}s`] = said === 'night' ? 'at night' : `in the ${said}`;
    words[`werktags ${part}s`] = `weekdays in the ${said}`;
  }
  words['jede nacht'] = 'every night';
  words['in der nacht'] = 'at night';
  words['in der früh'] = 'in the morning';
  return words;
}

const NUMBERS = {
  ein: 'a',
  eine: 'a',
  einen: 'a',
  einem: 'a',
  einer: 'a',
  eins: 'one',
  zwei: 'two',
  drei: 'three',
  vier: 'four',
  fünf: 'five',
  sechs: 'six',
  sieben: 'seven',
  acht: 'eight',
  neun: 'nine',
  zehn: 'ten',
  elf: 'eleven',
  zwölf: 'twelve',
  fünfzehn: 'fifteen',
  zwanzig: 'twenty',
  dreißig: 'thirty',
  vierzig: 'forty',
  fünfundvierzig: 'forty five',
  fünfzig: 'fifty',
  sechzig: 'sixty',
  neunzig: 'ninety',
  'ein paar': 'a few',
};

const ORDINALS = [
  'erst',
  'zweit',
  'dritt',
  'viert',
  'fünft',
  'sechst',
  'siebt',
  'acht',
  'neunt',
  'zehnt',
  'letzt',
  'nächst',
];
const ORDINALS_IN_ENGLISH = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'last', 'next'],
];

/** “erste”, “ersten”, “erster”, “erstes”, “erstem”. */
function ordinals(): Record<string, string> {
  const endings = ['e', 'en', 'er', 'es', 'em'];
  return Object.fromEntries(
    ORDINALS.flatMap((stem, n) => endings.map((ending) => [`${stem}${ending}`, ORDINALS_IN_ENGLISH[n] as string])),
  );
}

const MONTHS = {
  januar: 'january',
  jänner: 'january',
  februar: 'february',
  feber: 'february',
  märz: 'march',
  mai: 'may',
  juni: 'june',
  juli: 'july',
  oktober: 'october',
  okt: 'oct',
  dezember: 'december',
  dez: 'dec',
};

const UNITS = {
  sekunde: 'second',
  sekunden: 'seconds',
  minute: 'minute',
  minuten: 'minutes',
  stunde: 'hour',
  stunden: 'hours',
  std: 'hours',
  tag: 'day',
  tage: 'days',
  tagen: 'days',
  woche: 'week',
  wochen: 'weeks',
  monat: 'month',
  monate: 'months',
  monaten: 'months',
  quartal: 'quarter',
  jahr: 'year',
  jahre: 'years',
  jahren: 'years',
  'halbe stunde': 'half hour',
  'halben stunde': 'half an hour',
  'einer halben stunde': 'half an hour',
  'anderthalb stunden': 'an hour and a half',
  'eineinhalb stunden': 'an hour and a half',
  'zweieinhalb stunden': 'two and a half hours',
  viertelstunde: 'quarter hour',
  dreiviertelstunde: 'three quarters of an hour',
};

const DAYS = {
  heute: 'today',
  morgen: 'tomorrow',
  übermorgen: 'the day after tomorrow',
  werktag: 'weekday',
  werktags: 'weekdays',
  wochentag: 'weekday',
  wochentags: 'weekdays',
  arbeitstag: 'working day',
  'unter der woche': 'weekdays',
  wochenende: 'weekend',
  'am wochenende': 'weekends',
  'an wochenenden': 'weekends',
  'des monats': 'of the month',
  'im monat': 'of the month',
  'jedes monats': 'of every month',
  'eines monats': 'of every month',
  'des quartals': 'of every quarter',
  'jedes quartals': 'of every quarter',
  'des nächsten monats': 'of next month',
  'nächsten monats': 'of next month',
  'ende des monats': 'end of the month',
  monatsende: 'end of the month',
  'ende der woche': 'end of this week',
  'ende des jahres': 'end of the year',
  jahresende: 'end of the year',
  'ende jedes monats': 'end of every month',
  'anfang jedes monats': 'beginning of every month',
  'nächster woche': 'next week',
  'nächste woche': 'next week',
  'kommende woche': 'next week',
  'dieser woche': 'this week',
  'diese woche': 'this week',
  kommenden: 'coming',
  kommende: 'coming',
  kommender: 'coming',
  diesen: 'this',
  diese: 'this',
  dieser: 'this',
  weihnachten: 'christmas',
  heiligabend: 'christmas eve',
  silvester: 'new years eve',
  neujahr: 'new years day',
};

const OFTEN = {
  täglich: 'daily',
  stündlich: 'hourly',
  wöchentlich: 'weekly',
  monatlich: 'monthly',
  jährlich: 'yearly',
  jeden: 'every',
  jede: 'every',
  jedes: 'every',
  jeder: 'every',
  alle: 'every',
  'alle paar': 'every few',
  'einmal am tag': 'once a day',
  'einmal pro tag': 'once a day',
  'zweimal am tag': 'twice a day',
  'zweimal pro tag': 'twice a day',
  'mal am tag': 'times a day',
  'mal pro tag': 'times a day',
  'mal pro woche': 'times a week',
  'mal in der woche': 'times a week',
  mal: 'times',
};

const JOINING = {
  um: 'at',
  gegen: 'around',
  uhr: 'uhr',
  'uhr mittags': 'uhr',
  'uhr nachts': 'uhr at night',
  mittags: 'at noon',
  'um mitternacht': 'at midnight',
  mitternacht: 'midnight',
  'viertel nach': 'quarter past',
  'viertel vor': 'quarter to',
  'minuten nach': 'minutes past',
  'minuten vor': 'minutes to',
  'kurz nach': '',
  nach: 'after',
  vor: 'before',
  am: 'on',
  im: 'in',
  in: 'in',
  ab: 'from',
  'ab sofort': 'from now on',
  seit: 'from',
  von: 'from',
  vom: 'from',
  bis: 'till',
  'bis zum': 'till',
  'bis zur': 'till',
  'bis einschließlich': 'till',
  'bis ende': 'till end of',
  beginnend: 'starting',
  zwischen: 'between',
  und: 'and',
  oder: 'or',
  außer: 'except',
  'außer am': 'except',
  'aber nicht': 'but not',
  'nur nicht': 'but not',
  ohne: 'without',
  für: 'for',
  lang: '',
  an: 'on',
  den: 'the',
  dem: 'the',
  der: 'the',
  die: 'the',
  das: 'the',
  des: 'the',
  'erinnere mich': 'remind me',
  'erinnere mich bitte': 'remind me',
  'schick mir': 'send me',
  'schreib mir': 'send me',
  bitte: 'please',
};

/** German, as people write it: with or without capitals. */
export const de: PhraseLanguage = {
  id: 'de',
  words: { ...withPartsOfDay(), ...NUMBERS, ...ordinals(), ...MONTHS, ...UNITS, ...DAYS, ...OFTEN, ...JOINING },
  capitalWords: {
    ...{ Mo: 'mon', Di: 'tue', Mi: 'wed', Do: 'thu', Fr: 'fri', Sa: 'sat', So: 'sun' },
  },
  minutesBefore: { halb: -30 },
  hasDottedOrdinals: true,
  joints: ['daran, dass', 'daran,', 'dass', 'an'],
};
