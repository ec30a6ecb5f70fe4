import type { PhraseLanguage } from './language.ts';
import { composed, DAYS_OF_MONTH, numbers, ranges, same, spread } from './rows.ts';

const FEMININE_WEEKDAYS = {
  segunda: 'monday',
  terça: 'tuesday',
  quarta: 'wednesday',
  quinta: 'thursday',
  sexta: 'friday',
};
/** “segunda”, “segunda-feira”, “segunda feira”. */
const WORKDAYS = {
  ...FEMININE_WEEKDAYS,
  ...spread(FEMININE_WEEKDAYS, { '*-feira': '*', '* feira': '*' }),
};
const WORKDAYS_PLURAL = {
  ...spread(FEMININE_WEEKDAYS, { '*s': '*', '*s-feiras': '*', '*s feiras': '*' }),
};
const WEEKEND = { sábado: 'saturday', domingo: 'sunday' };

const MONTHS = {
  janeiro: 'january',
  fevereiro: 'february',
  fev: 'feb',
  março: 'march',
  abril: 'april',
  abr: 'apr',
  maio: 'may',
  mai: 'may',
  junho: 'june',
  julho: 'july',
  agosto: 'august',
  ago: 'aug',
  setembro: 'september',
  set: 'sep',
  outubro: 'october',
  out: 'oct',
  novembro: 'november',
  dezembro: 'december',
};

const ONES = ['um', 'dois', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove'];
const NUMBERS = {
  ...numbers(2, ONES.slice(1)),
  duas: '2',
  ...numbers(10, [
    'dez',
    'onze',
    'doze',
    'treze',
    'catorze',
    'quinze',
    'dezesseis',
    'dezessete',
    'dezoito',
    'dezenove',
  ]),
  quatorze: '14',
  ...composed({ vinte: 20, trinta: 30, quarenta: 40, cinquenta: 50, sessenta: 60, noventa: 90 }, ONES, ' e '),
  ...{ 'vinte e uma': '21', 'vinte e duas': '22' },
  ...same('a', ['um', 'uma']),
  ...same('a few', ['alguns', 'algumas', 'uns', 'umas']),
};

const ORDINALS = {
  ...same('first', ['primeiro', 'primeira']),
  ...same('second', ['segundo']),
  ...same('third', ['terceiro', 'terceira']),
  ...{ quarto: 'fourth', quinto: 'fifth' },
  ...same('last', ['último', 'última']),
  ...same('second to last', ['penúltimo', 'penúltima']),
  // Alone, “segunda” is Monday.
  ...spread(WORKDAYS, {
    'segunda * do mês': 'second * of the month',
    'na segunda * do mês': 'second * of the month',
    'na segunda * de cada mês': 'second * of every month',
    'segunda * de cada mês': 'second * of every month',
    'quarta * do mês': 'fourth * of the month',
    'quarta * de cada mês': 'fourth * of every month',
  }),
  'segunda semana': 'second week',
};

const UNITS = {
  segundos: 'seconds',
  minuto: 'minute',
  minutos: 'minutes',
  hora: 'hour',
  horas: 'hours',
  h: 'h',
  dia: 'day',
  dias: 'days',
  semana: 'week',
  semanas: 'weeks',
  quinzena: 'fortnight',
  mês: 'month',
  meses: 'months',
  trimestre: 'quarter',
  ano: 'year',
  anos: 'years',
  'meia hora': 'half an hour',
  'e meia': 'and a half',
  'e meio': 'and a half',
  'um quarto de hora': 'a quarter of an hour',
};

const PARTS_OF_DAY = {
  ...same('in the morning', ['de manhã', 'pela manhã', 'da manhã', 'de madrugada']),
  ...same('in the afternoon', ['à tarde', 'de tarde', 'da tarde', 'pela tarde']),
  ...same('at night', ['à noite', 'de noite', 'da noite', 'pela noite']),
  ...same('every morning', ['toda manhã', 'todas as manhãs', 'toda a manhã']),
  ...same('every afternoon', ['toda tarde', 'todas as tardes']),
  ...same('every night', ['toda noite', 'todas as noites']),
  ...same('this morning', ['hoje de manhã', 'esta manhã', 'hoje pela manhã']),
  ...same('this afternoon', ['hoje à tarde', 'hoje de tarde', 'esta tarde']),
  ...same('tonight', ['hoje à noite', 'hoje de noite', 'esta noite']),
  ...same('tomorrow morning', ['amanhã de manhã', 'amanhã cedo', 'amanhã pela manhã']),
  ...same('tomorrow afternoon', ['amanhã à tarde', 'amanhã de tarde']),
  ...same('tomorrow night', ['amanhã à noite', 'amanhã de noite']),
};

const DAYS = {
  hoje: 'today',
  amanhã: 'tomorrow',
  'depois de amanhã': 'the day after tomorrow',
  ...spread(
    { ...WORKDAYS, ...WEEKEND },
    {
      '*': '*',
      'na *': '*',
      'no *': '*',
      'toda *': 'every *',
      'todo *': 'every *',
      'cada *': 'every *',
      'próxima *': 'next *',
      'próximo *': 'next *',
      'na próxima *': 'next *',
      'no próximo *': 'next *',
      '* que vem': 'next *',
      'na * que vem': 'next *',
      'no * que vem': 'next *',
      'esta *': 'this *',
      'este *': 'this *',
      'nesta *': 'this *',
      'neste *': 'this *',
      'até *': 'till *',
      '* sim, * não': 'every other *',
      'da *': 'from *',
      'do *': 'from *',
    },
  ),
  ...ranges({ ...WORKDAYS, ...WEEKEND }, 'a'),
  ...spread(
    { ...WORKDAYS_PLURAL, sábados: 'saturday', domingos: 'sunday' },
    {
      '*': '*s',
      'às *': '*s',
      'aos *': '*s',
      'nas *': '*s',
      'nos *': '*s',
      'todas as *': 'every *',
      'todos os *': 'every *',
      'a cada duas *': 'every other *',
      'a cada dois *': 'every other *',
    },
  ),
  ...{ seg: 'mon', ter: 'tue', qua: 'wed', qui: 'thu', sex: 'fri', sáb: 'sat', dom: 'sun' },
  ...same('weekdays', ['dias úteis', 'nos dias úteis', 'em dias úteis', 'durante a semana']),
  ...same('every weekday', ['todos os dias úteis', 'todo dia útil']),
  ...same('weekday', ['dia útil']),
  ...same('weekends', ['nos fins de semana', 'aos fins de semana', 'fins de semana', 'nos finais de semana']),
  ...same('weekends', ['aos finais de semana', 'no fim de semana', 'no final de semana']),
  ...same('every weekend', ['todo fim de semana', 'todos os fins de semana', 'todo final de semana']),
  ...same('weekend', ['fim de semana', 'final de semana']),
  ...same('next week', ['próxima semana', 'na próxima semana', 'semana que vem', 'na semana que vem']),
  ...same('of next week', ['da próxima semana', 'da semana que vem']),
  ...same('next month', ['próximo mês', 'no próximo mês', 'mês que vem', 'no mês que vem']),
  ...same('of next month', ['do próximo mês', 'do mês que vem']),
  ...{
    'esta semana': 'this week',
    'nesta semana': 'this week',
    'este mês': 'this month',
    'deste mês': 'of this month',
  },
  ...same('of the month', ['do mês']),
  ...same('of every month', ['de cada mês', 'de todo mês', 'de todos os meses', 'de todo o mês']),
  'de cada trimestre': 'of every quarter',
  ...same('end of the month', ['fim do mês', 'final do mês', 'no fim do mês', 'no final do mês', 'fim de mês']),
  ...same('end of the year', ['fim do ano', 'final do ano', 'no fim do ano', 'no final do ano']),
  ...same('end of every month', ['no fim de cada mês', 'no final de cada mês']),
  ...same('beginning of every month', ['no início de cada mês', 'no começo de cada mês']),
  ...same('christmas', ['natal', 'o natal', 'no natal', 'dia de natal', 'no dia de natal', 'do natal']),
  ...same('christmas eve', ['véspera de natal', 'na véspera de natal']),
  ...same('new years eve', ['véspera de ano novo', 'na véspera de ano novo', 'réveillon', 'no réveillon']),
  ...same('new years day', ['ano novo', 'no ano novo']),
  ...same('12 june', ['dia dos namorados', 'no dia dos namorados']),
};

const DATES = {
  ...same('the #th', ['dia #', 'no dia #', 'o dia #']),
  ...same('the #th and #th', ['dias # e #', 'nos dias # e #', 'dia # e dia #', 'no dia # e no dia #']),
  ...same('every #th', ['todo dia #', 'cada dia #', 'todos os dias #']),
  ...same('every 1st', ['todo dia 1º']),
  ...same('the 1st', ['dia 1º', 'no dia 1º', 'o dia 1º']),
  ...same('till the', ['até o dia', 'até dia']),
  ...same('from the', ['a partir do dia', 'do dia', 'desde o dia', 'a partir de']),
  ...same('to the', ['ao dia']),
  ...spread(DAYS_OF_MONTH, { 'dia */': '*/', 'no dia */': '*/' }),
  ...spread(MONTHS, {
    'de *': 'of *',
    'de * de #': 'of * #',
    '* de #': '* #',
    'a # de *': 'to # of *',
    'ao # de *': 'to # of *',
    'em *': 'in *',
    'mês de *': '*',
    'em # de *': 'on # of *',
    'em # de * de #': 'on # of * #',
  }),
  ...MONTHS,
  // Alone, “dez” is ten.
  ...{ '# dez': '# dec', '# de dez': '# dec' },
};

const OFTEN = {
  ...{ diariamente: 'daily', semanalmente: 'weekly', mensalmente: 'monthly', anualmente: 'yearly' },
  ...same('every 2 weeks', ['quinzenalmente', 'a cada quinze dias']),
  ...same('every', ['a cada', 'cada', 'todo', 'toda', 'todos os', 'todas as', 'todo o']),
  ...same('every other day', ['dia sim, dia não', 'um dia sim, um dia não', 'em dias alternados', 'dias alternados']),
  'de # em #': 'every #',
  'de hora em hora': 'hourly',
  'a cada hora e meia': 'every 90 minutes',
  ...same('once a day', ['uma vez por dia', 'uma vez ao dia']),
  ...same('twice a day', ['duas vezes por dia', 'duas vezes ao dia']),
  ...same('times a day', ['vezes por dia', 'vezes ao dia']),
  'uma vez por semana': 'once a week',
  'vezes por semana': 'times a week',
  ...{ vezes: 'times', vez: 'time' },
};

const JOINING = {
  ...same('at', ['às', 'à', 'ao', 'pelas']),
  a: 'to',
  ...{ 'à uma': 'at 1', 'à uma hora': 'at 1' },
  ...same('around', ['por volta das', 'por volta de', 'lá pelas', 'cerca das']),
  ...spread({ 'meio-dia': 'noon', 'meio dia': 'noon' }, { '*': '*', 'ao *': 'at *', 'o *': 'at *' }),
  ...spread({ 'meia-noite': 'midnight', 'meia noite': 'midnight' }, { '*': '*', 'à *': 'at *' }),
  ...spread({ 'meio-dia e meia': '12:30', 'meio dia e meia': '12:30' }, { '*': '*', 'ao *': 'at *' }),
  'em ponto': "o'clock",
  ...same('from', ['de', 'da', 'do', 'das', 'desde', 'desde as', 'a partir de', 'a partir do', 'a partir da']),
  ...same('from', ['a partir das', 'com início em']),
  ...same('starting', ['começando', 'começando em', 'começando no']),
  ...same('from now on', ['a partir de agora']),
  ...same('till', ['até', 'até o', 'até a', 'até as', 'até ao', 'até no']),
  ...same('till end of', ['até o fim de', 'até o final de', 'até fim de', 'até final de', 'até fins de']),
  ...same('till the end of the month', ['até o fim do mês', 'até o final do mês']),
  ...same('till the end of the year', ['até o fim do ano', 'até o final do ano']),
  ...same('between', ['entre', 'entre as', 'entre a']),
  ...{ e: 'and', 'e as': 'and', ou: 'or' },
  ...same('except', ['exceto', 'menos', 'salvo', 'fora', 'exceto em', 'menos em', 'exceto no dia', 'menos no dia']),
  'até segunda ordem': 'until further notice',
  feriados: 'holidays',
  ...{ 'mas não': 'but not', 'mas não no dia': 'but not', sem: 'without' },
  ...same('for', ['por', 'durante']),
  ...same('in', ['em', 'dentro de', 'daqui a', 'daqui']),
  ...{ 'antes de': 'before', 'antes do': 'before', 'depois de': 'after', 'depois do': 'after', após: 'after' },
  ...same('next', ['próximo', 'próxima', 'próximos', 'próximas']),
  ...same('this', ['este', 'esta', 'neste', 'nesta']),
  ...same('on the', ['no', 'na']),
  ...same('the', ['o', 'a', 'os', 'as']),
  ...same('remind me', ['lembre-me', 'lembra-me', 'me lembre', 'me lembra', 'me lembrar', 'me avise', 'me avisa']),
  ...same('send me', ['me mande', 'me manda', 'me envie', 'mande-me', 'envie-me']),
  'por favor': 'please',
};

const MINUTES = { cinco: 5, dez: 10, quinze: 15, vinte: 20, 'vinte e cinco': 25 };

/** “dez para as nove”, “15 para as 9”. */
function minutesBefore(): Record<string, number> {
  const minutes = { ...MINUTES, 'um quarto': 15, 5: 5, 10: 10, 15: 15, 20: 20 };
  const rows = Object.entries(minutes).flatMap(([word, count]) =>
    ['para as', 'para a', 'pras'].map((to) => [`${word} ${to}`, -count]),
  );
  return Object.fromEntries(rows);
}

/** Portuguese, of Brazil. */
export const pt: PhraseLanguage = {
  id: 'pt-BR',
  words: { ...ORDINALS, ...UNITS, ...DAYS, ...DATES, ...NUMBERS, ...OFTEN, ...JOINING, ...PARTS_OF_DAY },
  minutesBefore: minutesBefore(),
  minutesBehind: {
    ...{ 'e meia': 30, 'e trinta': 30, 'e quarenta': 40, 'e quarenta e cinco': 45, 'e cinquenta': 50 },
    ...Object.fromEntries(Object.entries(MINUTES).map(([word, minutes]) => [`e ${word}`, minutes])),
  },
  dayParts: {
    ...{ 'da manhã': 'morning', 'da madrugada': 'morning', 'de manhã': 'morning', 'da tarde': 'afternoon' },
    ...{ 'do meio-dia': 'afternoon', 'da noite': 'night' },
  },
  ordinalEndings: ['º', 'ª', 'o', 'a'],
  joints: ['de', 'que', 'para'],
};
