import { useState } from 'preact/hooks';
import { PICTURE_PATH } from '../../main/contract/files.ts';
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
    <img class={extra} src={`${PICTURE_PATH}${file}`} alt={alt} decoding="async" onError={() => setFailed(true)} />
  );
}
