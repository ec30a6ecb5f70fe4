import type { PhraseLanguage } from './language.ts';
import { declined, numbers, ofEach, same, spread } from './rows.ts';

const WEEKDAYS = {
  ...same('monday', ['понеділок', 'понеділка', 'понеділки', 'пн']),
  ...same('tuesday', ['вівторок', 'вівторка', 'вівторки', 'вт']),
  ...same('wednesday', ['середа', 'середу', 'середи', 'ср']),
  ...same('thursday', ['четвер', 'четверга', 'четверги', 'чт']),
  ...same('friday', ["п'ятниця", "п'ятницю", "п'ятниці", 'пт']),
  ...same('saturday', ['субота', 'суботу', 'суботи', 'сб']),
  ...same('sunday', ['неділя', 'неділю', 'неділі', 'нд']),
};
const WEEKDAYS_PLURAL = {
  ...{ понеділках: 'mondays', вівторках: 'tuesdays', середах: 'wednesdays', четвергах: 'thursdays' },
  ...{ "п'ятницях": 'fridays', суботах: 'saturdays', неділях: 'sundays' },
};
/** “щопонеділка”: each one, in a word. */
const EACH_WEEKDAY = {
  ...{ щопонеділка: 'every monday', щовівторка: 'every tuesday', щосереди: 'every wednesday' },
  ...{
    щочетверга: 'every thursday',
    "щоп'ятниці": 'every friday',
    щосуботи: 'every saturday',
    щонеділі: 'every sunday',
  },
};

const MONTHS = {
  ...declined({ січ: 'january', берез: 'march', квіт: 'april', трав: 'may', черв: 'june' }, 'ень ня ні'),
  ...declined({ лип: 'july', серп: 'august', верес: 'september', груд: 'december' }, 'ень ня ні'),
  ...declined({ жовт: 'october' }, 'ень ня ні'),
  ...{ лютий: 'february', лютого: 'february', лютому: 'february' },
  ...{ листопад: 'november', листопада: 'november', листопаді: 'november' },
  ...{ січ: 'jan', лют: 'feb', бер: 'mar', квіт: 'apr', трав: 'may', черв: 'jun', лип: 'jul', серп: 'aug' },
  ...{ вер: 'sep', жовт: 'oct', лист: 'nov', груд: 'dec' },
};

/** The genitives. */
const OF_MONTHS = Object.fromEntries(Object.entries(MONTHS).filter(([month]) => /(ня|ого|а)$/.test(month)));

const ONES = ['один', 'два', 'три', 'чотири', "п'ять", 'шість', 'сім', 'вісім', "дев'ять"];
const TENS = { двадцять: 20, тридцять: 30, сорок: 40, "п'ятдесят": 50, шістдесят: 60, "дев'яносто": 90 };
const NUMBERS = {
  ...numbers(2, ONES.slice(1)),
  ...numbers(10, ['десять', 'одинадцять', 'дванадцять', 'тринадцять', 'чотирнадцять', "п'ятнадцять", 'шістнадцять']),
  ...numbers(17, ['сімнадцять', 'вісімнадцять', "дев'ятнадцять"]),
  ...Object.fromEntries(
    Object.entries(TENS).flatMap(([ten, value]) => [
      [ten, String(value)],
      ...[...ONES, 'одна', 'дві'].map((one, n) => [`${ten} ${one}`, String(value + (n < 9 ? n + 1 : n - 8))]),
    ]),
  ),
  ...{ дві: '2', двох: '2', трьох: '3', чотирьох: '4', "п'яти": '5', десяти: '10', двадцяти: '20' },
  ...same('a', ['один', 'одна', 'одне', 'одну']),
  ...same('a couple of', ['пару', 'пара']),
  ...same('a few', ['кілька', 'декілька']),
};

const HARD = 'ий а е ого у ій ої ому';
const ORDINALS = {
  ...declined({ перш: 'first', друг: 'second', четверт: 'fourth', "п'ят": 'fifth', шост: 'sixth' }, HARD),
  ...declined({ сьом: 'seventh', восьм: 'eighth', "дев'ят": 'ninth', десят: 'tenth' }, HARD),
  ...declined({ одинадцят: 'eleventh', дванадцят: 'twelfth', двадцят: 'twentieth', тридцят: 'thirtieth' }, HARD),
  ...declined({ трет: 'third' }, 'ій я є ього ю ьої ьому'),
  ...declined({ останн: 'last', передостанн: 'second to last' }, 'ій я є ього ю ьої ьому'),
};

/** “о дев'ятій”: hours are counted as ordinals. */
const HOURS: Record<string, string> = Object.fromEntries(
  ['перш', 'друг', 'трет', 'четверт', "п'ят", 'шост', 'сьом', 'восьм', "дев'ят", 'десят', 'одинадцят', 'дванадцят']
    .map((stem, n) => [stem, String(n + 1)] as const)
    .concat([
      ['тринадцят', '13'],
      ['чотирнадцят', '14'],
      ["п'ятнадцят", '15'],
      ['шістнадцят', '16'],
      ['сімнадцят', '17'],
      ['вісімнадцят', '18'],
      ["дев'ятнадцят", '19'],
      ['двадцят', '20'],
    ]),
);
const AT_HOURS = spread(HOURS, {
  'о *ій': 'at *',
  'об *ій': 'at *',
  'до *ої': 'till *',
  'з *ої': 'from *',
  'від *ої': 'from *',
  'і *ій': 'and *',
  'й *ій': 'and *',
  'та *ій': 'and *',
});

const UNITS = {
  ...same('second', ['секунда', 'секунду']),
  ...same('seconds', ['секунди', 'секунд', 'сек']),
  ...same('minute', ['хвилина', 'хвилину']),
  ...same('minutes', ['хвилини', 'хвилин', 'хв']),
  ...same('hour', ['година', 'годину']),
  ...same('hours', ['години', 'годин', 'годині', 'год']),
  ...same('day', ['день', 'добу', 'число', 'числа']),
  ...same('days', ['дні', 'днів', 'дня']),
  ...same('week', ['тиждень', 'тижня']),
  ...same('weeks', ['тижні', 'тижнів']),
  місяць: 'month',
  ...same('months', ['місяці', 'місяців']),
  квартал: 'quarter',
  ...same('year', ['рік']),
  ...same('years', ['роки', 'років', 'року']),
  ...same('half an hour', ['пів години', 'півгодини']),
  ...same('90 minutes', ['півтори години', 'півтора години']),
  ...same('and a half', ['з половиною']),
  ...same('a quarter of an hour', ['чверть години']),
  ...spread(
    { годину: 'an hour', хвилину: 'a minute', тиждень: 'a week', місяць: 'a month', рік: 'a year', день: 'a day' },
    { 'через *': 'in *', 'за *': 'in *' },
  ),
};

const PARTS_OF_DAY = {
  ...spread(
    {
      вранці: 'morning',
      зранку: 'morning',
      вдень: 'afternoon',
      ввечері: 'evening',
      увечері: 'evening',
      вночі: 'night',
    },
    { 'завтра *': 'tomorrow *', 'післязавтра *': 'the day after tomorrow *', '*': 'in the *' },
  ),
  ...{ вночі: 'at night', 'сьогодні вночі': 'tonight' },
  ...same('this morning', ['сьогодні вранці', 'сьогодні зранку']),
  ...same('this afternoon', ['сьогодні вдень']),
  ...same('this evening', ['сьогодні ввечері', 'сьогодні увечері']),
  ...same('every morning', ['щоранку', 'кожного ранку', 'кожен ранок']),
  ...same('every evening', ['щовечора', 'кожного вечора', 'кожен вечір']),
  ...same('every night', ['щоночі', 'кожної ночі']),
  ...spread(
    { ...WEEKDAYS, ...EACH_WEEKDAY },
    { '* вранці': '* morning', '* вдень': '* afternoon', '* ввечері': '* evening', '* увечері': '* evening' },
  ),
};

const NEXT = ['наступний', 'наступну', 'наступна', 'наступного', 'наступної'];
const COMING = ['найближчий', 'найближчу', 'найближчої', 'найближчого'];
const THIS = ['цей', 'цю', 'ця', 'цього', 'цієї'];
const EACH = ['кожен', 'кожний', 'кожну', 'кожна', 'кожне', 'кожні', 'кожних', 'кожного', 'кожної'];

const DAYS = {
  ...{ сьогодні: 'today', завтра: 'tomorrow', післязавтра: 'the day after tomorrow' },
  ...spread(WEEKDAYS, { '*': '*', 'в *': '*', 'у *': '*' }),
  ...spread(WEEKDAYS_PLURAL, { '*': '*', 'по *': '*' }),
  ...EACH_WEEKDAY,
  ...spread(same('next', NEXT), { '*': '*', 'в *': '*', 'у *': '*' }),
  ...spread(same('coming', COMING), { '*': '*', 'в *': '*', 'у *': '*' }),
  ...spread(same('this', THIS), { '*': '*', 'в *': '*', 'у *': '*' }),
  ...spread(ORDINALS, { '*': '*', 'в *': 'on the *', 'у *': 'on the *' }),
  ...same('every other', ['кожен другий', 'кожну другу', 'кожного другого', 'кожної другої']),
  ...same('weekdays', ['по буднях', 'у будні', 'в будні', 'будні', 'по робочих днях', 'у робочі дні', 'в робочі дні']),
  ...same('weekday', ['будній день', 'робочий день', 'буднього дня', 'робочого дня']),
  ...same('every weekday', ['щобудня']),
  ...same('weekends', ['по вихідних', 'у вихідні', 'в вихідні', 'на вихідних']),
  вихідні: 'weekend',
  ...same('next week', ['наступного тижня', 'на наступному тижні']),
  ...same('this week', ['цього тижня', 'на цьому тижні']),
  ...same('of next month', ['наступного місяця']),
  ...same('of this month', ['цього місяця']),
  ...same('of the month', ['місяця', 'у місяці', 'в місяці']),
  ...same('of every month', ['кожного місяця', 'щомісяця']),
  'кожного кварталу': 'of every quarter',
  ...same('end of the month', ['в кінці місяця', 'у кінці місяця', 'наприкінці місяця']),
  ...same('end of the year', ['в кінці року', 'у кінці року', 'наприкінці року']),
  ...same('end of every month', ['в кінці кожного місяця', 'наприкінці кожного місяця']),
  ...same('beginning of every month', ['на початку кожного місяця']),
  ...same('christmas', ['різдво', 'різдва', 'на різдво', 'у різдво']),
  ...same('christmas eve', ['святвечір', 'на святвечір', 'у святвечір', 'свят-вечір']),
  ...same('new years eve', ['переддень нового року', 'напередодні нового року']),
  ...same('new years day', ['новий рік', 'нового року', 'на новий рік']),
  ...same('24 august', ['день незалежності', 'на день незалежності']),
};

const DATES = {
  '# числа': 'the #th',
  '# і # числа': 'the #th and #th',
  '# та # числа': 'the #th and #th',
  ...spread(same('every', EACH), { '* # число': '* #th', '* # числа': '* #th' }),
  ...ofEach({ ...WEEKDAYS, ...EACH_WEEKDAY }, OF_MONTHS),
  ...spread(MONTHS, { '*': '*', 'у *': 'in *', 'в *': 'in *', '* # року': '* #', '* # р': '* #', '* # р.': '* #' }),
};

const OFTEN = {
  ...same('daily', ['щодня', 'щоденно']),
  ...{
    щогодини: 'hourly',
    щотижня: 'weekly',
    щороку: 'yearly',
    щокварталу: 'every quarter',
    щохвилини: 'every minute',
  },
  ...{ щопівгодини: 'every half hour', 'кожного дня': 'every day', 'кожного тижня': 'every week' },
  ...same('every month', ['щомісяця', 'щомісячно']),
  'кожного року': 'every year',
  ...same('every', [...EACH, 'раз на', 'один раз на', '1 раз на', 'що']),
  ...same('every other day', ['через день']),
  ...same('twice a day', ['двічі на день', 'два рази на день']),
  ...same('once a day', ['раз на день', 'один раз на день']),
  ...{ 'рази на день': 'times a day', 'разів на день': 'times a day', 'рази на тиждень': 'times a week' },
  ...{ разів: 'times', рази: 'times', раз: 'times' },
};

const JOINING = {
  ...same('at', ['о', 'об', 'в', 'у', 'на']),
  ...same('around', ['близько', 'приблизно']),
  рівно: 'exactly',
  ...{ полудень: 'noon', опівдні: 'at noon', полуднем: 'noon', північ: 'midnight', опівночі: 'at midnight' },
  ...same('from', ['з', 'із', 'зі', 'від', 'починаючи з', 'починаючи від']),
  ...{ 'від завтра': 'from tomorrow', 'з завтрашнього дня': 'from tomorrow', 'із завтрашнього дня': 'from tomorrow' },
  ...same('from now on', ['відтепер']),
  до: 'till',
  по: 'through',
  'до кінця': 'till end of',
  ...{ 'до кінця місяця': 'till the end of the month', 'до кінця року': 'till the end of the year' },
  між: 'between',
  ...{ і: 'and', й: 'and', та: 'and', або: 'or' },
  ...same('except', ['крім', 'окрім', 'за винятком']),
  ...same('but not', ['але не']),
  ...{ без: 'without', свят: 'holidays' },
  ...same('for', ['протягом', 'упродовж', 'впродовж']),
  ...same('in', ['через', 'за']),
  ...spread({ дні: 'days', днів: 'days', тижні: 'weeks', тижнів: 'weeks' }, { 'за # * до': '# * before' }),
  ...{ 'за день до': 'a day before', 'за тиждень до': 'a week before', після: 'after' },
  ...same('remind me', ['нагадай', 'нагадай мені', 'нагадайте', 'нагадайте мені', 'нагадуй', 'нагадуй мені']),
  ...same('remind me', ['нагадати', 'нагадати мені']),
  ...same('send me', ['надішли мені', 'напиши мені', 'пиши мені']),
  ...same('please', ['будь ласка', 'прошу']),
};

/** Ukrainian. */
export const uk: PhraseLanguage = {
  id: 'uk',
  words: { ...NUMBERS, ...ORDINALS, ...UNITS, ...DAYS, ...DATES, ...OFTEN, ...JOINING, ...AT_HOURS, ...PARTS_OF_DAY },
  minutesBefore: {
    ...{ 'пів на': -30, 'пів до': -30, 'чверть на': -45, 'чверть до': -15, 'чверть по': 15 },
    ...{
      'за чверть': -15,
      "за п'ять": -5,
      'за десять': -10,
      'за двадцять': -20,
      'за 5': -5,
      'за 10': -10,
      'за 20': -20,
    },
  },
  minutesBehind: { тридцять: 30, "п'ятнадцять": 15, "сорок п'ять": 45 },
  dayParts: { ранку: 'morning', дня: 'afternoon', вечора: 'evening', ночі: 'night' },
  ordinalEndings: ['го', 'е', 'й', 'ше', 'ого', 'а', 'у', 'ї', 'ій'],
  joints: ['про те, що', 'що', 'про'],
};
