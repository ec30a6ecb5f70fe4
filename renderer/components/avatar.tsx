import { firstGrapheme } from '../../main/contract/truncate.ts';

interface AvatarProps {
  name: string;
  colour?: string;
  /** A data URL. */
  picture?: string | null;
}

/** A picture in a disc, or the first letters of the name where none is at hand. */
export function Avatar({ name, colour, picture }: AvatarProps) {
  if (picture) return <img class="avatar" src={picture} alt="" />;
  return (
    <span class="avatar" style={colour ? { background: colour } : undefined} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** “Bakery crew” is BC. What has no letters is its first sign. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];
  const letters = words.slice(0, 2).map((word) => firstGrapheme(word));
  return letters.length > 0 ? letters.join('').toLocaleUpperCase() : firstGrapheme(name.trim()) || '?';
}
