import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Attachment, summaryOf, type TextEntity, type TextPreview } from '../../../main/contract/message.ts';
import { Icon } from '../../components/icon.tsx';
import { isPlayable, Picture, Player } from '../../components/picture.tsx';
import type { FormDraft } from '../../logic/draft.ts';
import { filesOf, previewable, type Rest, sizeInWords } from '../../logic/draft-message.ts';
import { type FormattedPart, nest } from '../../logic/formatted.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';

const DEBOUNCE_MS = 150;

/** How the message will look once its marks are read and its variables filled in; null while there is nothing to look at. */
export function useTextPreview(form: FormDraft): TextPreview | null {
  const { call } = useStore();
  const [preview, setPreview] = useState<TextPreview | null>(null);
  const message = previewable(form);
  const question = JSON.stringify([message, form.timeZone]);
  const isEmpty = form.text.trim() === '';
  useEffect(() => {
    if (isEmpty) return setPreview(null);
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await call('message.preview', { message, zone: form.timeZone });
      if (current) setPreview(reply.ok ? reply.value : { ok: false, error: reply.error });
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [question]);
  return preview;
}

/** The message as Telegram shows it. Plain text alone, without variables, looks like what was typed, and is not shown twice. */
export function FormatPreview({ form, preview }: { form: FormDraft; preview: TextPreview | null }) {
  const { rest } = form;
  const carried = summaryOf({ ...rest, text: '', attachments: undefined });
  const isMore = filesOf(rest).length > 0 || rest.poll || rest.buttons || carried !== '';
  const isPlain =
    preview === null || (preview.ok && preview.text === form.text.trim() && preview.entities.length === 0);
  if (isPlain && !isMore) return null;
  return (
    <section class="format-preview" aria-label={say().form.asTelegram} aria-live="polite">
      {!rest.captionAbove && <PreviewFiles rest={rest} />}
      {preview?.ok && (
        <p class="format-preview-text" dir="auto">
          <Formatted parts={nest(preview.text, preview.entities)} />
        </p>
      )}
      {rest.captionAbove && <PreviewFiles rest={rest} />}
      {carried !== '' && <p class="format-preview-text">{carried}</p>}
      {preview?.ok === false && <p class="preview-error">{t(preview.error)}</p>}
      {rest.poll && <PreviewPoll poll={rest.poll} />}
      {rest.buttons?.map((row, index) => (
        <div class="preview-buttons" key={index}>
          {row.map(({ text }, place) => (
            <span class="preview-button" key={place}>
              {text.trim() || '…'}
            </span>
          ))}
        </div>
      ))}
    </section>
  );
}

function PreviewFiles({ rest }: { rest: Rest }) {
  const files = filesOf(rest);
  if (files.length === 0) return null;
  return (
    <ul class={files.every(({ kind }) => kind === 'photo') ? 'preview-photos' : 'preview-documents'}>
      {files.map((file) => (
        <li key={`${file.file} ${file.name}`} class={file.spoiler ? 'preview-spoiler' : ''}>
          <PreviewFile {...file} />
        </li>
      ))}
    </ul>
  );
}

function PreviewFile({ file, kind, name, size }: Attachment) {
  if (kind === 'document') {
    return (
      <>
        <Icon name="file" />
        <bdi>{name}</bdi> <span class="muted">{sizeInWords(size)}</span>
      </>
    );
  }
  if (!isPlayable(file)) return <Picture file={file} alt={name} />;
  return (
    <Player
      file={file}
      label={name}
      loops={kind === 'animation' || kind === 'sticker'}
      class={kind === 'videoNote' ? 'player-round' : ''}
    />
  );
}

function PreviewPoll({ poll }: { poll: NonNullable<Rest['poll']> }) {
  return (
    <ul class="preview-poll">
      {poll.options.map((option, index) => (
        <li key={index} class={poll.several ? 'several' : ''}>
          {option.trim() || '…'}
          {poll.quiz?.correct.includes(index) && ' ✓'}
        </li>
      ))}
    </ul>
  );
}

/** The text with its entities as elements. */
function Formatted({ parts }: { parts: readonly FormattedPart[] }) {
  return (
    <>
      {parts.map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <Piece entity={part.entity}>
            <Formatted parts={part.parts} />
          </Piece>
        ),
      )}
    </>
  );
}

function Piece({ entity, children }: { entity: TextEntity; children: ComponentChildren }) {
  switch (entity.type) {
    case 'bold':
      return <strong>{children}</strong>;
    case 'italic':
      return <em>{children}</em>;
    case 'underline':
      return <u>{children}</u>;
    case 'strikethrough':
      return <s>{children}</s>;
    case 'spoiler':
      return <span class="spoiler">{children}</span>;
    case 'code':
      return <code>{children}</code>;
    case 'pre':
      return <code class="code-block">{children}</code>;
    case 'blockquote':
    case 'expandable_blockquote':
      return <span class="quote">{children}</span>;
    case 'text_link':
      return (
        <span class="as-link" title={entity.url}>
          {children}
        </span>
      );
    case 'text_mention':
      return <span class="as-link">{children}</span>;
    case 'date_time':
    case 'custom_emoji':
      return <>{children}</>;
  }
}
