import type { PhraseLanguage } from './language.ts';
import { declined, hoursBefore, numbers, ofEach, same, spread } from './rows.ts';

const WEEKDAYS = {
  ...same('monday', ['понедельник', 'понедельника', 'понедельники', 'пн']),
  ...same('tuesday', ['вторник', 'вторника', 'вторники', 'вт']),
  ...same('wednesday', ['среда', 'среду', 'среды', 'ср']),
  ...same('thursday', ['четверг', 'четверга', 'четверги', 'чт']),
  ...same('friday', ['пятница', 'пятницу', 'пятницы', 'пт']),
  ...same('saturday', ['суббота', 'субботу', 'субботы', 'сб']),
  ...same('sunday', ['воскресенье', 'воскресенья', 'воскресений', 'вс']),
};
const WEEKDAYS_PLURAL = {
  ...{ понедельникам: 'mondays', вторникам: 'tuesdays', средам: 'wednesdays', четвергам: 'thursdays' },
  ...{ пятницам: 'fridays', субботам: 'saturdays', воскресеньям: 'sundays' },
};

const MONTHS = {
  ...declined({ январ: 'january', феврал: 'february', апрел: 'april' }, 'ь я е'),
  ...declined({ сентябр: 'september', октябр: 'october', ноябр: 'november', декабр: 'december' }, 'ь я е'),
  ...declined({ июн: 'june', июл: 'july' }, 'ь я е'),
  ...{ март: 'march', марта: 'march', марте: 'march', август: 'august', августа: 'august', августе: 'august' },
  ...{ май: 'may', мая: 'may', мае: 'may' },
  ...{ янв: 'jan', фев: 'feb', мар: 'mar', апр: 'apr', авг: 'aug', сен: 'sep', сент: 'sept', окт: 'oct' },
  ...{ ноя: 'nov', дек: 'dec' },
};

/** The genitives. */
const OF_MONTHS = Object.fromEntries(Object.entries(MONTHS).filter(([month]) => /[яа]$/.test(month)));

const ONES = ['один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'];
const TENS = { двадцать: 20, тридцать: 30, сорок: 40, пятьдесят: 50, шестьдесят: 60, девяносто: 90 };
const NUMBERS = {
  ...numbers(2, ONES.slice(1)),
  ...numbers(10, ['десять', 'одиннадцать', 'двенадцать', 'тринадцать', 'четырнадцать', 'пятнадцать', 'шестнадцать']),
  ...numbers(17, ['семнадцать', 'восемнадцать', 'девятнадцать']),
  ...Object.fromEntries(
    Object.entries(TENS).flatMap(([ten, value]) => [
      [ten, String(value)],
      ...[...ONES, 'одна', 'две'].map((one, n) => [`${ten} ${one}`, String(value + (n < 9 ? n + 1 : n - 8))]),
    ]),
  ),
  ...{ две: '2', двух: '2', трёх: '3', четырёх: '4', пяти: '5', шести: '6', десяти: '10', двадцати: '20' },
  ...same('a', ['один', 'одна', 'одно', 'одну']),
  ...same('a couple of', ['пару', 'пара']),
  ...same('a few', ['несколько']),
};

const HARD = 'ый ая ое ого ую ой ом';
const ORDINALS = {
  ...declined({ перв: 'first', четверт: 'fourth', четвёрт: 'fourth', пят: 'fifth', девят: 'ninth' }, HARD),
  ...declined({ втор: 'second', шест: 'sixth', седьм: 'seventh', восьм: 'eighth' }, 'ой ая ое ого ую ом'),
  ...declined({ трет: 'third' }, 'ий ья ье ьего ью ьей ьем'),
  ...declined({ десят: 'tenth', одиннадцат: 'eleventh', двенадцат: 'twelfth', тринадцат: 'thirteenth' }, HARD),
  ...declined({ четырнадцат: 'fourteenth', пятнадцат: 'fifteenth', двадцат: 'twentieth', тридцат: 'thirtieth' }, HARD),
  ...declined({ последн: 'last', предпоследн: 'second to last' }, 'ий яя ее его юю ей ем'),
};

/** “девятого”: half of the ninth hour is 8:30. */
const NINTHS = [
  ...['первого', 'второго', 'третьего', 'четвёртого', 'пятого', 'шестого', 'седьмого', 'восьмого', 'девятого'],
  ...['десятого', 'одиннадцатого', 'двенадцатого'],
];
const HALVES = hoursBefore(NINTHS, -30);
const MINUTES_OF_NINTHS = Object.assign(
  {},
  ...Object.entries({ пять: 5, десять: 10, двадцать: 20, 'двадцать пять': 25, 5: 5, 10: 10, 20: 20, 25: 25 }).map(
    ([word, minutes]) => spread(hoursBefore(NINTHS, minutes), { [`${word} минут *`]: '*' }),
  ),
);

const UNITS = {
  ...same('second', ['секунда', 'секунду']),
  ...same('seconds', ['секунды', 'секунд', 'сек']),
  ...same('minute', ['минута', 'минуту']),
  ...same('minutes', ['минуты', 'минут', 'мин']),
  час: 'hour',
  ...same('hours', ['часа', 'часов', 'ч']),
  ...same('day', ['день', 'сутки', 'число', 'числа']),
  ...same('days', ['дня', 'дней', 'суток', 'дн']),
  ...same('week', ['неделя', 'неделю']),
  ...same('weeks', ['недели', 'недель', 'нед']),
  месяц: 'month',
  месяцев: 'months',
  '# месяца': '# months',
  квартал: 'quarter',
  ...same('year', ['год']),
  ...same('years', ['года', 'лет']),
  ...same('half an hour', ['полчаса', 'пол часа']),
  ...same('90 minutes', ['полтора часа', '1,5 часа', '1.5 часа']),
  'с половиной': 'and a half',
  'четверть часа': 'a quarter of an hour',
  ...spread(
    { час: 'an hour', минуту: 'a minute', неделю: 'a week', месяц: 'a month', год: 'a year' },
    { 'через *': 'in *' },
  ),
  ...{ 'через сутки': 'in a day', 'через полгода': 'in 6 months', 'через час и': 'in an hour and' },
};

const PARTS_OF_DAY = {
  ...spread(
    { утром: 'morning', днём: 'afternoon', вечером: 'evening', ночью: 'night' },
    { 'завтра *': 'tomorrow *', 'послезавтра *': 'the day after tomorrow *', '*': 'in the *' },
  ),
  ...{ ночью: 'at night', 'сегодня ночью': 'tonight', 'сегодня утром': 'this morning' },
  ...{ 'сегодня днём': 'this afternoon', 'сегодня вечером': 'this evening', 'этим вечером': 'this evening' },
  ...same('every morning', ['каждое утро', 'по утрам']),
  ...same('every evening', ['каждый вечер', 'по вечерам']),
  ...same('every night', ['каждую ночь', 'по ночам']),
  ...spread(
    { ...WEEKDAYS, ...WEEKDAYS_PLURAL },
    { '* утром': '* morning', '* днём': '* afternoon', '* вечером': '* evening', '* ночью': '* night' },
  ),
  ...spread(WEEKDAYS, { 'в * утром': '* morning', 'в * днём': '* afternoon', 'в * вечером': '* evening' }),
  ...spread(WEEKDAYS_PLURAL, {
    'по * утром': '* in the morning',
    'по * вечером': '* in the evening',
    'по * днём': '* in the afternoon',
  }),
};

const NEXT = ['следующий', 'следующую', 'следующее', 'следующая'];
const COMING = ['ближайший', 'ближайшую', 'ближайшее'];
const THIS = ['этот', 'эту', 'это', 'эта'];
const EACH = ['каждый', 'каждую', 'каждое', 'каждые', 'каждая'];

const DAYS = {
  ...{ сегодня: 'today', завтра: 'tomorrow', послезавтра: 'the day after tomorrow' },
  ...spread(WEEKDAYS, { '*': '*', 'в *': '*', 'во *': '*' }),
  ...spread(WEEKDAYS_PLURAL, { '*': '*', 'по *': '*' }),
  ...spread({ пн: 'mondays', вт: 'tuesdays', ср: 'wednesdays', чт: 'thursdays', пт: 'fridays' }, { 'по *': '*' }),
  ...{ 'по сб': 'saturdays', 'по вс': 'sundays' },
  ...spread(same('next', NEXT), { '*': '*', 'в *': '*' }),
  ...spread(same('coming', COMING), { '*': '*', 'в *': '*' }),
  ...spread(same('this', THIS), { '*': '*', 'в *': '*' }),
  ...spread(ORDINALS, { '*': '*', 'в *': 'on the *', 'во *': 'on the *' }),
  ...same('weekdays', ['по будням', 'в будни', 'будни', 'будням', 'по рабочим дням', 'в рабочие дни', 'в будние дни']),
  ...same('weekday', ['будний день', 'рабочий день', 'будний']),
  ...same('weekends', ['по выходным', 'в выходные', 'на выходных', 'выходным']),
  выходные: 'weekend',
  ...same('next week', ['на следующей неделе', 'следующей недели']),
  ...same('this week', ['на этой неделе', 'этой недели']),
  ...same('of next month', ['следующего месяца']),
  ...same('of this month', ['этого месяца']),
  ...same('of the month', ['месяца', 'в месяце']),
  ...same('of every month', ['каждого месяца']),
  'каждого квартала': 'of every quarter',
  ...same('end of the month', ['в конце месяца', 'конец месяца']),
  ...same('end of the year', ['в конце года']),
  ...same('end of every month', ['в конце каждого месяца']),
  ...same('beginning of every month', ['в начале каждого месяца']),
  ...same('7 january', ['рождество', 'рождества', 'в рождество']),
  ...same('6 january', ['сочельник', 'в сочельник']),
  ...same('new years eve', ['канун нового года', 'в канун нового года']),
  ...same('new years day', ['новый год', 'нового года', 'в новый год']),
  ...same('9 may', ['день победы', 'в день победы']),
  ...same('valentines day', ['день святого валентина', 'в день святого валентина']),
};

const DATES = {
  '# числа': 'the #th',
  '# и # числа': 'the #th and #th',
  ...spread(same('every', EACH), { '* # число': '* #th' }),
  ...ofEach(WEEKDAYS, OF_MONTHS),
  ...spread(MONTHS, {
    '*': '*',
    'в *': 'in *',
    '* # года': '* #',
    '* # г': '* #',
    '* # г.': '* #',
    ...Object.fromEntries(NINTHS.slice(0, 9).map((ninth, n) => [`двадцать ${ninth} *`, `${21 + n}th *`])),
    'тридцать первого *': '31st *',
  }),
};

const OFTEN = {
  ...{ ежедневно: 'daily', ежечасно: 'hourly', еженедельно: 'weekly', ежемесячно: 'monthly', ежегодно: 'yearly' },
  ...same('every', [...EACH, 'раз в', 'один раз в', '1 раз в', 'каждых']),
  ...same('twice a day', ['два раза в день', 'дважды в день', '2 раза в день']),
  ...same('times a day', ['раза в день', 'раз в день']),
  ...same('once a day', ['один раз в день', '1 раз в день']),
  ...same('times a week', ['раза в неделю']),
  ...{ '# раз в день': '# times a day', '# раз в неделю': '# times a week', '# раза в час': '# times an hour' },
  'раз в день': 'once a day',
  ...same('times', ['раз', 'раза']),
};

const JOINING = {
  ...same('at', ['в', 'во', 'на', 'к']),
  'в час': 'at 1',
  ...same('around', ['около', 'примерно', 'приблизительно']),
  ровно: 'exactly',
  ...{ полдень: 'noon', 'в полдень': 'at noon', полночь: 'midnight', 'в полночь': 'at midnight' },
  ...same('from', ['с', 'со', 'от', 'начиная с', 'начиная со']),
  ...{ 'с завтрашнего дня': 'from tomorrow', 'с сегодняшнего дня': 'from today' },
  ...same('from now on', ['с этого момента', 'отныне']),
  до: 'till',
  по: 'through',
  'до конца': 'till end of',
  ...{ 'до конца месяца': 'till the end of the month', 'до конца года': 'till the end of the year' },
  между: 'between',
  ...{ и: 'and', 'а также': 'and', или: 'or' },
  ...same('except', ['кроме', 'за исключением', 'исключая']),
  ...{ 'но не': 'but not', без: 'without', праздников: 'holidays' },
  ...same('for', ['в течение', 'на протяжении']),
  ...{
    'на # недели': 'for # weeks',
    'на # недель': 'for # weeks',
    'на # дней': 'for # days',
    'на неделю': 'for a week',
  },
  через: 'in',
  ...spread({ дня: 'days', дней: 'days', недели: 'weeks', недель: 'weeks' }, { 'за # * до': '# * before' }),
  ...{ 'за день до': 'a day before', 'за неделю до': 'a week before', после: 'after' },
  ...same('remind me', ['напомни', 'напомни мне', 'напомните', 'напомните мне', 'напоминай', 'напоминай мне']),
  ...same('remind me', ['напоминать', 'напоминать мне', 'напомнить', 'напомнить мне']),
  ...same('send me', ['пришли мне', 'напиши мне', 'пиши мне', 'отправь мне']),
  пожалуйста: 'please',
};

/** Russian. */
export const ru: PhraseLanguage = {
  id: 'ru',
  words: {
    ...{ ...NUMBERS, ...ORDINALS, ...UNITS, ...DAYS, ...DATES, ...OFTEN, ...JOINING, ...PARTS_OF_DAY },
    ...spread(HALVES, { 'пол*': '*', 'пол-*': '*' }),
    ...MINUTES_OF_NINTHS,
  },
  minutesBefore: {
    ...{ половина: -30, половине: -30, половину: -30, пол: -30, четверть: -45 },
    ...{ 'без четверти': -15, 'без пяти': -5, 'без десяти': -10, 'без пятнадцати': -15 },
    ...{ 'без двадцати': -20, 'без двадцати пяти': -25, 'без 5': -5, 'без 10': -10, 'без 15': -15, 'без 20': -20 },
  },
  minutesBehind: { тридцать: 30, пятнадцать: 15, 'сорок пять': 45 },
  dayParts: { утра: 'morning', дня: 'afternoon', вечера: 'evening', ночи: 'night' },
  ordinalEndings: ['го', 'е', 'й', 'ое', 'ого', 'я', 'ая', 'ю', 'ую'],
  joints: ['о том, что', 'что', 'про'],
};
