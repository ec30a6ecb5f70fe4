/**
 * A language of the phrases, as a table: what each word, or row of words, says in English. The grammar is read in English
 * words, in any order; a table is enough where a language says a time in the same pieces.
 */
export interface PhraseLanguage {
  /** BCP 47. */
  id: string;
  /**
   * Words as they are written, to English words; '' for words that add nothing. The longest row that fits is taken. `#` is a
   * number that stands alone, in digits or in words of this table: “dia #” says “the #th”.
   */
  words: Record<string, string>;
  /** Short forms that are words of other languages as well (“So”, “Do”): only with a capital. */
  capitalWords?: Record<string, string>;
  /** Before an hour: how many minutes are added to it. “halb neun” is 8:30, “без четверти девять” 8:45. */
  minutesBefore?: Record<string, number>;
  /** Behind an hour, the same: “las nueve y media”, “neuf heures moins le quart”. */
  minutesBehind?: Record<string, number>;
  /** Behind an hour, the part of the day that it lies in: “6 de la tarde”, “3 ночи”. */
  dayParts?: Record<string, 'morning' | 'afternoon' | 'evening' | 'night'>;
  /** Letters glued to digits, or behind a dash, that make an ordinal of them: “1er”, “1-го”. */
  ordinalEndings?: readonly string[];
  /** Between “remind me” with a time and the message: “rappelle-moi demain à 9h de payer”. In lower case. */
  joints?: readonly string[];
  /** “1.” is “1st”. */
  hasDottedOrdinals?: boolean;
}
