import type { PhraseLanguage } from './language.ts';
import { composed, DAYS_OF_MONTH, numbers, ranges, same, spread } from './rows.ts';

const WEEKDAYS = {
  lunes: 'monday',
  martes: 'tuesday',
  miércoles: 'wednesday',
  jueves: 'thursday',
  viernes: 'friday',
  sábado: 'saturday',
  domingo: 'sunday',
};
const PLURAL_WEEKDAYS = { ...WEEKDAYS, sábados: 'saturday', domingos: 'sunday' };

const MONTHS = {
  enero: 'january',
  ene: 'jan',
  febrero: 'february',
  marzo: 'march',
  abril: 'april',
  abr: 'apr',
  mayo: 'may',
  junio: 'june',
  julio: 'july',
  agosto: 'august',
  ago: 'aug',
  septiembre: 'september',
  setiembre: 'september',
  octubre: 'october',
  noviembre: 'november',
  diciembre: 'december',
  dic: 'dec',
};

const ONES = ['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];
const TENS = { treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, noventa: 90 };
const NUMBERS = {
  ...numbers(2, ONES.slice(1)),
  ...numbers(10, ['diez', 'once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho']),
  ...numbers(19, ['diecinueve', 'veinte', 'veintiuno', 'veintidós', 'veintitrés', 'veinticuatro', 'veinticinco']),
  ...numbers(26, ['veintiséis', 'veintisiete', 'veintiocho', 'veintinueve']),
  ...composed(TENS, ONES, ' y '),
  ...same('a', ['un', 'una']),
  ...same('a few', ['unos', 'unas', 'unos pocos', 'algunos', 'algunas']),
};

const ORDINALS = {
  ...same('first', ['primer', 'primero', 'primera']),
  // “Segunda” and “quinta” alone are Portuguese days.
  ...{ segundo: 'second', 'segunda semana': 'second week' },
  ...same('third', ['tercer', 'tercero', 'tercera']),
  ...{ cuarto: 'fourth', cuarta: 'fourth', quinto: 'fifth' },
  ...same('last', ['último', 'última']),
  ...same('second to last', ['penúltimo', 'penúltima']),
};

const UNITS = {
  segundo: 'second',
  segundos: 'seconds',
  minuto: 'minute',
  minutos: 'minutes',
  hora: 'hour',
  horas: 'hours',
  h: 'h',
  día: 'day',
  días: 'days',
  semana: 'week',
  semanas: 'weeks',
  quincena: 'fortnight',
  mes: 'month',
  meses: 'months',
  trimestre: 'quarter',
  año: 'year',
  años: 'years',
  'media hora': 'half an hour',
  'y media': 'and a half',
  'un cuarto de hora': 'a quarter of an hour',
  'tres cuartos de hora': 'three quarters of an hour',
};

/** “esta tarde a las 7”: the afternoon lasts until it is dark. */
const LATE_AFTERNOONS = spread(
  { 7: '7', 8: '8', 9: '9', siete: '7', ocho: '8', nueve: '9' },
  {
    'esta tarde a las *': 'this evening at *',
    'hoy por la tarde a las *': 'this evening at *',
    'mañana por la tarde a las *': 'tomorrow evening at *',
    'todas las tardes a las *': 'every evening at *',
    'cada tarde a las *': 'every evening at *',
    'por la tarde a las *': 'in the evening at *',
  },
);

const PARTS_OF_DAY = {
  ...same('in the morning', ['por la mañana', 'en la mañana', 'de la mañana', 'de madrugada']),
  ...same('in the afternoon', ['por la tarde', 'en la tarde', 'de la tarde']),
  ...same('at night', ['por la noche', 'en la noche', 'de la noche', 'de noche']),
  ...same('every morning', ['todas las mañanas', 'cada mañana', 'por las mañanas']),
  ...same('every afternoon', ['todas las tardes', 'cada tarde', 'por las tardes']),
  ...same('every night', ['todas las noches', 'cada noche', 'por las noches']),
  ...same('this morning', ['esta mañana', 'hoy por la mañana']),
  ...same('this afternoon', ['esta tarde', 'hoy por la tarde']),
  ...same('tonight', ['esta noche', 'hoy por la noche']),
  ...spread(
    { mañana: 'morning', tarde: 'afternoon', noche: 'night' },
    { 'mañana por la *': 'tomorrow *', 'mañana en la *': 'tomorrow *' },
  ),
  ...LATE_AFTERNOONS,
};

const DAYS = {
  hoy: 'today',
  mañana: 'tomorrow',
  'pasado mañana': 'the day after tomorrow',
  ...spread(WEEKDAYS, {
    '*': '*',
    'el *': '*',
    'el próximo *': 'next *',
    'próximo *': 'next *',
    'el * próximo': 'next *',
    'el * que viene': 'next *',
    'este *': 'this *',
    'un * sí y otro no': 'every other *',
    'un * sí y un * no': 'every other *',
  }),
  ...ranges(WEEKDAYS, 'a'),
  ...spread(PLURAL_WEEKDAYS, {
    'los *': '*s',
    'todos los *': 'every *',
    'cada dos *': 'every other *',
    'un * de cada dos': 'every other *',
  }),
  ...{ sábados: 'saturdays', domingos: 'sundays' },
  ...{ lun: 'mon', mié: 'wed', jue: 'thu', vie: 'fri', sáb: 'sat', dom: 'sun' },
  ...same('weekdays', ['entre semana', 'días laborables', 'días hábiles', 'laborables', 'los días laborables']),
  ...same('weekday', ['día laborable', 'día hábil']),
  ...same('every weekday', ['todos los días laborables', 'todos los días hábiles']),
  ...same('weekends', ['fines de semana', 'los fines de semana']),
  ...same('every weekend', ['todos los fines de semana']),
  ...same('weekend', ['fin de semana', 'el fin de semana']),
  ...same('next week', ['la próxima semana', 'próxima semana', 'la semana que viene', 'la semana próxima']),
  ...same('of next week', ['de la próxima semana', 'de la semana que viene', 'de la semana próxima']),
  ...same('next month', ['el próximo mes', 'el mes que viene', 'el mes próximo']),
  ...same('of next month', ['del próximo mes', 'del mes que viene', 'del mes próximo']),
  ...{ 'esta semana': 'this week', 'este mes': 'this month', 'de este mes': 'of this month' },
  ...{ 'del mes': 'of the month', 'de cada mes': 'of every month', 'de todos los meses': 'of every month' },
  'de cada trimestre': 'of every quarter',
  ...same('end of the month', ['fin de mes', 'final de mes', 'finales de mes', 'a fin de mes', 'a final de mes']),
  ...same('end of the year', ['fin de año', 'final de año', 'final del año']),
  ...same('end of every month', ['a fin de cada mes', 'a final de cada mes', 'a finales de cada mes']),
  ...same('beginning of every month', ['a principio de cada mes', 'a principios de cada mes']),
  ...same('christmas', ['navidad', 'día de navidad', 'el día de navidad']),
  ...same('christmas eve', ['nochebuena', 'víspera de navidad']),
  ...same('new years eve', ['nochevieja', 'víspera de año nuevo']),
  ...same('new years day', ['año nuevo', 'día de año nuevo']),
  ...same('6 january', ['reyes', 'día de reyes']),
  ...same('valentines day', ['san valentín', 'día de san valentín']),
};

const DATES = {
  'el #': 'the #th',
  'el # y #': 'the #th and #th',
  'el día #': 'the #th',
  'día #': 'the #th',
  ...spread(DAYS_OF_MONTH, { 'día */': '*/', 'el día */': '*/' }),
  'los días # y #': 'the #th and #th',
  'cada día #': 'every #th',
  'todos los días #': 'every #th',
  ...spread(MONTHS, {
    '*': '*',
    'de *': 'of *',
    'de * de #': 'of * #',
    'de * del #': 'of * #',
    'a # de *': 'to # of *',
    'al # de *': 'to # of *',
    '* de #': '* #',
    'mes de *': '*',
  }),
};

const OFTEN = {
  ...same('daily', ['a diario', 'diariamente']),
  ...{ semanalmente: 'weekly', mensualmente: 'monthly', anualmente: 'yearly' },
  'cada quince días': 'every 2 weeks',
  ...same('every', ['cada', 'todos los', 'todas las']),
  ...same('every other day', ['un día sí y otro no', 'un día sí y un día no', 'días alternos']),
  ...same('once a day', ['una vez al día', 'una vez por día']),
  ...same('twice a day', ['dos veces al día', 'dos veces por día']),
  ...same('times a day', ['veces al día', 'veces por día']),
  ...same('once a week', ['una vez a la semana', 'una vez por semana']),
  ...same('times a week', ['veces a la semana', 'veces por semana']),
  ...{ veces: 'times', vez: 'time' },
};

const JOINING = {
  ...same('at', ['a las', 'a la', 'a']),
  'a la una': 'at 1',
  ...same('around', ['a eso de las', 'sobre las', 'hacia las', 'alrededor de las']),
  ...same('noon', ['mediodía', 'el mediodía']),
  ...same('at noon', ['a mediodía', 'al mediodía']),
  ...same('midnight', ['medianoche', 'la medianoche']),
  ...same('at midnight', ['a medianoche', 'a la medianoche']),
  'en punto': "o'clock",
  ...same('from', ['de', 'de la', 'de las', 'del', 'desde', 'desde el', 'desde la', 'desde las', 'a partir de']),
  ...same('from', ['a partir del', 'a partir de la', 'a partir de las']),
  ...same('starting', ['empezando', 'empezando el', 'comenzando', 'comenzando el']),
  ...same('from now on', ['a partir de ahora', 'desde ahora']),
  ...same('to', ['al']),
  ...same('till', ['hasta', 'hasta el', 'hasta la', 'hasta las']),
  ...same('till end of', ['hasta fin de', 'hasta fines de', 'hasta final de', 'hasta finales de', 'hasta el final de']),
  ...same('till the end of the month', ['hasta fin de mes', 'hasta final de mes']),
  ...same('till the end of the year', ['hasta fin de año', 'hasta final de año']),
  ...same('between', ['entre', 'entre la', 'entre las']),
  ...{ y: 'and', e: 'and', 'y las': 'and', 'y la': 'and', 'y a las': 'and at', o: 'or' },
  ...same('except', ['excepto', 'salvo', 'menos', 'excepto el', 'salvo el', 'menos el']),
  'hasta nuevo aviso': 'until further notice',
  festivos: 'holidays',
  ...{ 'pero no': 'but not', 'pero no el': 'but not', sin: 'without' },
  ...same('for', ['durante', 'por']),
  ...same('in', ['en', 'dentro de']),
  ...{ 'antes de': 'before', 'antes del': 'before', 'después de': 'after', 'después del': 'after' },
  ...same('next', ['próximo', 'próxima', 'próximos', 'próximas', 'siguiente']),
  ...same('this', ['este', 'esta']),
  ...same('the', ['el', 'la', 'los', 'las']),
  ...same('remind me', ['recuérdame', 'recuérdeme', 'recordame', 'recordarme', 'avísame', 'avisame']),
  ...same('send me', ['mándame', 'envíame', 'escríbeme']),
  'por favor': 'please',
};

/** “y diez”, “menos diez”: in words; “las 9 y 18” are two times. */
const MINUTES = { cinco: 5, diez: 10, cuarto: 15, veinte: 20, veinticinco: 25 };

/** Spanish, of Spain and of America. */
export const es: PhraseLanguage = {
  id: 'es',
  words: { ...NUMBERS, ...ORDINALS, ...UNITS, ...DAYS, ...DATES, ...OFTEN, ...JOINING, ...PARTS_OF_DAY },
  capitalWords: { 'L-V': 'mon-fri', 'L a V': 'mon to fri' },
  minutesBefore: {
    'cuarto para las': -15,
    'un cuarto para las': -15,
    ...Object.fromEntries(Object.entries(MINUTES).map(([word, minutes]) => [`${word} para las`, -minutes])),
  },
  minutesBehind: {
    'y media': 30,
    'y treinta': 30,
    treinta: 30,
    'y quince': 15,
    ...Object.fromEntries(Object.entries(MINUTES).map(([word, minutes]) => [`y ${word}`, minutes])),
    ...Object.fromEntries(Object.entries(MINUTES).map(([word, minutes]) => [`menos ${word}`, -minutes])),
  },
  dayParts: {
    'de la mañana': 'morning',
    'por la mañana': 'morning',
    'de la madrugada': 'morning',
    'del mediodía': 'afternoon',
    'de la tarde': 'afternoon',
    'por la tarde': 'afternoon',
    'de la noche': 'night',
    'por la noche': 'night',
  },
  ordinalEndings: ['º', 'ª', 'er', 'ro', 'ra', 'do', 'da', 'o', 'a'],
  joints: ['que', 'de'],
};
