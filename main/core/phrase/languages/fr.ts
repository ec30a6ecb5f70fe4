import type { PhraseLanguage } from './language.ts';
import { composed, numbers, same, spread } from './rows.ts';

const WEEKDAYS = {
  lundi: 'monday',
  mardi: 'tuesday',
  mercredi: 'wednesday',
  jeudi: 'thursday',
  vendredi: 'friday',
  samedi: 'saturday',
  dimanche: 'sunday',
};

const MONTHS = {
  janvier: 'january',
  janv: 'jan',
  février: 'february',
  févr: 'feb',
  fév: 'feb',
  mars: 'march',
  avril: 'april',
  avr: 'apr',
  mai: 'may',
  juin: 'june',
  juillet: 'july',
  juil: 'jul',
  août: 'august',
  septembre: 'september',
  octobre: 'october',
  novembre: 'november',
  décembre: 'december',
  déc: 'dec',
};

const ONES = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];
const NUMBERS = {
  ...numbers(2, ONES.slice(1)),
  ...numbers(10, ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf']),
  ...composed({ vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 }, ONES, '-'),
  ...{ 'vingt et un': '21', 'vingt et une': '21', 'quatre-vingt-dix': '90' },
  ...same('a', ['un', 'une']),
  ...same('a few', ['quelques']),
};

const ORDINALS = {
  ...same('first', ['premier', 'première']),
  ...same('second', ['deuxième', 'second', 'seconde']),
  ...{ troisième: 'third', quatrième: 'fourth', cinquième: 'fifth' },
  ...same('last', ['dernier', 'dernière']),
  ...same('second to last', ['avant-dernier', 'avant-dernière']),
};

const UNITS = {
  seconde: 'second',
  secondes: 'seconds',
  minute: 'minute',
  minutes: 'minutes',
  mn: 'minutes',
  heure: 'hour',
  heures: 'hours',
  h: 'h',
  '# h #': '#h#',
  jour: 'day',
  jours: 'days',
  j: 'days',
  semaine: 'week',
  semaines: 'weeks',
  mois: 'month',
  trimestre: 'quarter',
  an: 'year',
  ans: 'years',
  année: 'year',
  années: 'years',
  ...same('half an hour', ['demi-heure', 'une demi-heure', 'demi heure', 'une demi heure']),
  ...{ 'toutes les demi-heures': 'every half hour', 'chaque demi-heure': 'every half hour' },
  ...same('and a half', ['et demie', 'et demi']),
  ...same('a quarter of an hour', ["un quart d'heure", "quart d'heure"]),
  "trois quarts d'heure": 'three quarters of an hour',
  ...same('in 2 weeks', ['dans quinze jours', 'dans 15 jours']),
};

const PARTS_OF_DAY = {
  ...same('in the morning', ['le matin', 'du matin', 'au matin', 'dans la matinée']),
  ...same('in the afternoon', ["l'après-midi", "de l'après-midi", "dans l'après-midi"]),
  ...same('in the evening', ['le soir', 'du soir', 'au soir', 'dans la soirée']),
  ...same('at night', ['la nuit', 'de nuit', 'de la nuit', 'dans la nuit']),
  ...spread(
    { matin: 'morning', 'après-midi': 'afternoon', soir: 'evening' },
    {
      'ce *': 'this *',
      'cet *': 'this *',
      'cette *': 'this *',
      'demain *': 'tomorrow *',
      'après-demain *': 'the day after tomorrow *',
      'chaque *': 'every *',
      'tous les *s': 'every *',
      'toutes les *s': 'every *',
    },
  ),
  ...same('every afternoon', ['tous les après-midi', 'toutes les après-midi']),
  ...same('tonight', ['cette nuit']),
  ...same('every night', ['toutes les nuits', 'chaque nuit']),
  ...spread(WEEKDAYS, {
    '* matin': '* morning',
    '* après-midi': '* afternoon',
    '* soir': '* evening',
    'le * matin': '*s in the morning',
    'le * soir': '*s in the evening',
    'tous les *s matin': 'every * morning',
    'tous les *s soir': 'every * evening',
    'tous les *s après-midi': 'every * afternoon',
  }),
};

const DAYS = {
  "aujourd'hui": 'today',
  demain: 'tomorrow',
  'après-demain': 'the day after tomorrow',
  'après demain': 'the day after tomorrow',
  // “Le lundi” is each one, unless a date or a week says which.
  ...spread(WEEKDAYS, {
    '*': '*',
    '*s': '*s',
    'le *': '*s',
    'le * #': '* #',
    'les *s': '*s',
    'les *': '*s',
    'au *': 'to *',
    'le * au': 'from * to',
    'du * au': 'from * to',
    'tous les *s': 'every *',
    'tous les *': 'every *',
    'un * sur deux': 'every other *',
    '* prochain': 'next *',
    'le * prochain': 'next *',
    'ce *': 'this *',
    '* qui vient': 'this *',
    '* en huit': '* week',
    'le * de la semaine prochaine': '* next week',
    'sauf le *': 'except *s',
    "jusqu'au * #": 'till * #',
    "jusqu'au *": 'till *',
    'à partir du *': 'from *',
    'premier * de chaque mois': 'first * of every month',
    'les premiers *s du mois': 'first * of every month',
    'tous les premiers *s du mois': 'first * of every month',
    'tous les derniers *s du mois': 'last * of every month',
  }),
  ...{ lun: 'mon', mar: 'tue', mer: 'wed', jeu: 'thu', ven: 'fri', sam: 'sat', dim: 'sun' },
  ...same('weekdays', ['en semaine', 'les jours ouvrés', 'jours ouvrés', 'les jours ouvrables', 'jours ouvrables']),
  ...same('every weekday', ['tous les jours ouvrés', 'tous les jours ouvrables', 'tous les jours de la semaine']),
  ...same('weekday', ['jour ouvré', 'jour ouvrable']),
  ...same('weekends', ['les week-ends', 'week-ends', 'le week-end', 'les weekends', 'le weekend']),
  ...same('every weekend', ['tous les week-ends', 'tous les weekends', 'chaque week-end', 'chaque weekend']),
  ...same('next week', ['la semaine prochaine', 'semaine prochaine']),
  ...same('of next week', ['de la semaine prochaine']),
  ...same('next month', ['le mois prochain', 'mois prochain']),
  ...same('of next month', ['du mois prochain']),
  ...{ 'cette semaine': 'this week', 'ce mois-ci': 'this month', 'de ce mois': 'of this month' },
  ...same('of the month', ['du mois']),
  ...same('of every month', ['de chaque mois', 'de tous les mois']),
  'de chaque trimestre': 'of every quarter',
  ...same('end of the month', ['fin du mois', 'à la fin du mois', 'en fin de mois', 'fin de mois']),
  ...same('end of the year', ["fin de l'année", "à la fin de l'année", "fin d'année"]),
  ...same('end of every month', ['à la fin de chaque mois', 'fin de chaque mois']),
  ...same('beginning of every month', ['au début de chaque mois', 'début de chaque mois']),
  ...same('christmas', ['noël', 'jour de noël', 'le jour de noël']),
  ...same('christmas eve', ['veille de noël', 'la veille de noël', 'réveillon de noël', 'le réveillon de noël']),
  ...same('new years eve', [
    'saint-sylvestre',
    'la saint-sylvestre',
    'réveillon du nouvel an',
    'le réveillon du nouvel an',
  ]),
  ...same('new years day', ["jour de l'an", "le jour de l'an", 'nouvel an', 'le nouvel an']),
  ...same('valentines day', ['saint-valentin', 'la saint-valentin']),
};

const DATES = {
  'le #': 'the #th',
  'le # et le #': 'the #th and #th',
  'le # et #': 'the #th and #th',
  'les # et #': 'the #th and #th',
  'tous les #': 'every #',
  'tous les # du mois': 'every #th of the month',
  'chaque # du mois': 'every #th of the month',
  'du # au #': 'from #th to #th',
  ...spread(MONTHS, {
    '*': '*',
    'de *': 'of *',
    "d'*": 'of *',
    'en *': 'in *',
    'mois de *': '*',
    'le # *': 'the #th *',
    'du # *': 'from # *',
    'au # *': 'to # *',
    'tous les # *': 'every # *',
    "jusqu'en *": 'till *',
    'fin *': 'end of *',
  }),
};

const OFTEN = {
  ...{ quotidiennement: 'daily', hebdomadairement: 'weekly', mensuellement: 'monthly', annuellement: 'yearly' },
  ...same('every', ['chaque', 'tous les', 'toutes les']),
  ...same('every 2 weeks', ['tous les 15 jours', 'tous les quinze jours']),
  ...same('every other day', ['un jour sur deux']),
  ...same('every other week', ['une semaine sur deux']),
  ...same('every other month', ['un mois sur deux']),
  'toutes les heures et demie': 'every 90 minutes',
  ...same('once a day', ['une fois par jour']),
  ...same('twice a day', ['deux fois par jour']),
  'fois par jour': 'times a day',
  'une fois par semaine': 'once a week',
  'fois par semaine': 'times a week',
  fois: 'times',
};

const JOINING = {
  ...same('at', ['à', 'à la', 'vers les']),
  'à une heure': 'at 1 uhr',
  ...same('around', ['vers', 'aux alentours de', 'autour de']),
  ...{ midi: 'noon', 'à midi': 'at noon', minuit: 'midnight', 'à minuit': 'at midnight' },
  ...spread(
    { 'midi et demi': '12:30', 'midi et demie': '12:30', 'minuit et demi': '0:30', 'minuit et demie': '0:30' },
    { '*': '*', 'à *': 'at *' },
  ),
  ...same("o'clock", ['pile', 'précises']),
  ...same('from', [
    'de',
    'du',
    'des',
    'depuis',
    'depuis le',
    'dès',
    'dès le',
    'à partir de',
    'à partir du',
    "à partir d'",
  ]),
  ...same('from', ['à compter du', 'à compter de']),
  ...same('starting', ['en commençant', 'en commençant le', 'commençant le']),
  ...same('from now on', ['dès maintenant', 'à partir de maintenant']),
  au: 'to',
  ...same('till', ["jusqu'à", "jusqu'au", "jusqu'en", "jusqu'à la"]),
  ...same('till end of', ["jusqu'à fin", "jusqu'à la fin de", 'jusque fin', "jusqu'à la fin du mois de"]),
  "jusqu'à la fin de l'année": 'till the end of the year',
  ...same('till the end of the month', ["jusqu'à la fin du mois", "jusqu'à fin du mois"]),
  ...{ entre: 'between', et: 'and', ou: 'or' },
  ...same('except', ['sauf', 'sauf le', 'sauf les', 'excepté', 'excepté le', 'hormis', "à l'exception du", 'hors']),
  ...same('but not', ['mais pas', 'mais pas le', 'mais pas les']),
  "jusqu'à nouvel ordre": 'until further notice',
  'jours fériés': 'holidays',
  ...{ sans: 'without' },
  ...same('for', ['pendant', 'durant', 'pour']),
  ...same('in', ['dans', 'en', "d'ici"]),
  ...{ avant: 'before', après: 'after' },
  ...same('next', ['prochain', 'prochaine', 'prochains', 'prochaines']),
  ...same('this', ['ce', 'cet', 'cette']),
  ...same('the', ['le', 'la', 'les']),
  ...same('remind me', ['rappelle-moi', 'rappelez-moi', 'rappelle moi', 'préviens-moi', 'préviens moi']),
  ...same('send me', ['envoie-moi', 'envoie moi', 'écris-moi']),
  ...same('please', ["s'il te plaît", "s'il vous plaît", 'stp', 'svp']),
};

const MINUTES = { cinq: 5, dix: 10, vingt: 20, 'vingt-cinq': 25 };

/** “neuf heures et demie”, “9h moins dix”, “neuf heures dix”: minutes stand behind the word for the hour, or behind “9h”. */
function minutesBehind(): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const hours of ['heures ', 'heure ', 'h ', '']) {
    for (const [word, minutes] of Object.entries(MINUTES)) {
      rows[`${hours}moins ${word}`] = -minutes;
      if (hours.startsWith('heure')) rows[`${hours}${word}`] = minutes;
    }
    rows[`${hours}moins le quart`] = -15;
    rows[`${hours}et quart`] = 15;
    rows[`${hours}et demie`] = 30;
    rows[`${hours}et demi`] = 30;
    if (hours.startsWith('heure'))
      Object.assign(rows, { [`${hours}quinze`]: 15, [`${hours}trente`]: 30, [`${hours}quarante-cinq`]: 45 });
  }
  return rows;
}

/** French. */
export const fr: PhraseLanguage = {
  id: 'fr',
  words: { ...NUMBERS, ...ORDINALS, ...UNITS, ...DAYS, ...DATES, ...OFTEN, ...JOINING, ...PARTS_OF_DAY },
  minutesBehind: minutesBehind(),
  dayParts: {
    ...{ 'du matin': 'morning', "de l'après-midi": 'afternoon', 'du soir': 'evening', 'de la nuit': 'night' },
    ...{ 'heures du matin': 'morning', "heures de l'après-midi": 'afternoon', 'heures du soir': 'evening' },
    ...{ 'heure du matin': 'morning', "heure de l'après-midi": 'afternoon' },
  },
  ordinalEndings: ['er', 'ère', 're', 'e', 'ème', 'nd', 'nde'],
  joints: ['de', "d'", 'que', "qu'"],
};
