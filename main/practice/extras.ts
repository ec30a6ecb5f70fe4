import type { Message } from 'grammy/types';
import { badRequest } from './failure.ts';
import type { Params } from './params.ts';

/** The highest value of each dice: https://core.telegram.org/bots/api#dice. */
const HIGHEST: Readonly<Record<string, number>> = { '🎲': 6, '🎯': 6, '🎳': 6, '🏀': 5, '⚽': 5, '🎰': 64 };

/** A place on the map. @throws ApiFailure 400 */
export function readLocation(params: Params): Required<Pick<Message, 'location'>> {
  const latitude = coordinate(params, 'latitude', 90);
  const longitude = coordinate(params, 'longitude', 180);
  return { location: { latitude, longitude } };
}

/** A place with a name: Telegram tells of its location beside it, too. @throws ApiFailure 400 */
export function readVenue(params: Params): Pick<Message, 'venue' | 'location'> {
  const { location } = readLocation(params);
  const title = params.text('title').trim();
  const address = params.text('address').trim();
  if (title === '') throw badRequest('Venue title must be non-empty');
  if (address === '') throw badRequest('Venue address must be non-empty');
  return { location, venue: { location, title, address } };
}

/** @throws ApiFailure 400 */
export function readContact(params: Params): Pick<Message, 'contact'> {
  const phone_number = params.text('phone_number').trim();
  const first_name = params.text('first_name').trim();
  if (phone_number === '') throw badRequest('Field "phone_number" must be specified');
  if (first_name === '') throw badRequest('Field "first_name" must be specified');
  const last_name = params.text('last_name').trim();
  return { contact: { phone_number, first_name, ...(last_name && { last_name }) } };
}

/** @throws ApiFailure 400 on an emoji that rolls nothing */
export function readDice(params: Params): Pick<Message, 'dice'> {
  const emoji = params.text('emoji') || '🎲';
  const highest = HIGHEST[emoji];
  if (highest === undefined) throw badRequest('unsupported dice emoji');
  return { dice: { emoji, value: 1 + Math.floor(Math.random() * highest) } };
}

function coordinate(params: Params, name: string, most: number): number {
  const value = Number(params.text(name).trim() || Number.NaN);
  if (!(Math.abs(value) <= most)) throw badRequest('wrong location specified');
  return value;
}

/** What one reads of what carries no text. */
export function sayExtra({ venue, location, contact, dice }: Message): string {
  if (venue) return `📍 ${venue.title}\n${venue.address}`;
  if (location) return `📍 ${location.latitude}, ${location.longitude}`;
  if (contact)
    return `👤 ${[contact.first_name, contact.last_name].filter(Boolean).join(' ')}\n${contact.phone_number}`;
  return dice ? `${dice.emoji} ${dice.value}` : '';
}
