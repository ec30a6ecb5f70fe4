import type { ColumnUse } from '../../contract/foreign-list.ts';

/**
 * What people and programs call the columns of a content plan: Buffer, Hootsuite, Metricool, SocialBee, Postcron, GoHighLevel,
 * Publer, Later, and spreadsheets in eight languages. Without case, accents, signs and what stands in brackets.
 */
const NAMES: Readonly<Record<Exclude<ColumnUse, 'ignore'>, string>> = {
  text:
    'text, content, message, post, post text, post content, caption, body, copy, tweet, description, update, msg, ' +
    'nachricht, beitrag, inhalt, botschaft, texto, mensaje, contenido, mensagem, conteudo, publicacion, messaggio, testo, contenuto, ' +
    'texte, contenu, сообщение, текст, содержание, пост, повідомлення, допис',
  when:
    'when, datetime, date time, date and time, date & time, scheduled at, schedule, scheduled, scheduled date, schedule date, ' +
    'scheduled time, schedule time, scheduled for, publish date, publish at, publish time, publication date, publishing date, ' +
    'posting time, posting date, post date, post at, post at specific time, postatspecifictime, send at, send date, due, due date, ' +
    'trigger, cron, wann, zeitpunkt, termin, geplant, geplant fur, veroffentlichung, cuando, programado, fecha y hora, data e hora, ' +
    'quando, data e ora, quand, date et heure, когда, дата и время, коли, дата й час',
  date: 'date, day, datum, tag, fecha, dia, data, giorno, jour, дата, день',
  time: 'time, time of day, hour, uhrzeit, zeit, hora, horario, ora, heure, время, час',
  chat:
    'chat, chat id, chatid, channel, group, to, recipient, target, telegram, telegram chat, kanal, gruppe, an, empfanger, canal, ' +
    'grupo, para, destinatario, gruppo, canale, groupe, destinataire, чат, канал, группа, кому, група',
  name: 'name, title, titel, titulo, titolo, titre, название, имя, назва',
  tags: 'tags, tag list, category, categories, label, labels, campaign, kategorie, schlagworter, categoria, etiquetas, etichette, теги, категория',
  zone: 'timezone, time zone, tz, zone, zeitzone, zona horaria, fuso horario, fuso orario, fuseau horaire, часовой пояс, часовий пояс',
  link: 'link, url, link url, ogmetaurl, website, lien, enlace, ссылка, посилання',
  media:
    'image, images, image url, image urls, imageurl, imageurls, picture, pictures, picture url, photo, photo url, media, media url, ' +
    'media urls, video, video url, videourl, gif, file, attachment, attachments, bild, bilder, imagen, immagine, foto, изображение',
  draft: 'draft, is draft, entwurf, borrador, rascunho, bozza, brouillon, черновик',
};

const byName = new Map<string, ColumnUse>(
  Object.entries(NAMES).flatMap(([use, names]) => names.split(', ').map((name) => [name, use as ColumnUse] as const)),
);

/** What the header says that a column is for; null: it is a header of none that is known. */
export function useOfHeader(header: string): ColumnUse | null {
  const name = header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
  return byName.get(name) ?? byName.get(name.replace(/ \d+$/, '')) ?? null;
}
