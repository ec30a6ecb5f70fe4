import { useState } from 'preact/hooks';
import { PREVIEW_PATH } from '../../main/contract/files.ts';
import { withKey } from '../transport/key.ts';
import { Icon } from './icon.tsx';

/** A picture of Carillon's folder of files; what cannot be shown is a sheet of paper. */
export function Picture({ file, alt, class: extra = '' }: { file: string; alt: string; class?: string }) {
  const [failed, setFailed] = useState(false);
  if (failed || !/\.(png|jpe?g|webp|gif)$/.test(file)) {
    return (
      <span class={`picture-none ${extra}`}>
        <Icon name="file" />
      </span>
    );
  }
  return (
    <img
      class={extra}
      src={withKey(`${PREVIEW_PATH}${file}`)}
      alt={alt}
      decoding="async"
      onError={() => setFailed(true)}
    />
  );
}

/** Whether a file can be heard or seen to move. */
export function isPlayable(file: string): boolean {
  return IS_FILM.test(file) || IS_SOUND.test(file);
}

const IS_FILM = /\.(mp4|m4v|webm)$/;
const IS_SOUND = /\.(mp3|m4a|ogg|oga|opus|wav)$/;

interface PlayerProps {
  file: string;
  label: string;
  class?: string;
  /** As an animation is: without a sound, over and over. */
  loops?: boolean;
}

/** A film or a sound of Carillon's folder of files, with the browser's own controls. */
export function Player({ file, label, class: extra = '', loops = false }: PlayerProps) {
  const src = withKey(`${PREVIEW_PATH}${file}`);
  if (IS_SOUND.test(file)) {
    // biome-ignore lint/a11y/useMediaCaption: whoever schedules the file has it, and it comes without captions.
    return <audio class={`player ${extra}`} src={src} aria-label={label} controls preload="metadata" />;
  }
  return (
    <video
      class={`player ${extra}`}
      src={src}
      aria-label={label}
      controls
      preload="metadata"
      playsInline
      {...(loops && { loop: true, muted: true })}
    />
  );
}
