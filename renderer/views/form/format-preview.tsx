import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TextEntity, TextPreview } from '../../../main/contract/message.ts';
import type { FormDraft } from '../../logic/draft.ts';
import { messageOfForm } from '../../logic/draft.ts';
import { type FormattedPart, nest } from '../../logic/formatted.ts';
import { useStore } from '../../state/store.ts';

const DEBOUNCE_MS = 150;

/** How the message will look once its marks are read and its variables filled in; null while there is nothing to look at. */
export function useTextPreview(form: FormDraft): TextPreview | null {
  const { call } = useStore();
  const [preview, setPreview] = useState<TextPreview | null>(null);
  const message = messageOfForm(form);
  const question = JSON.stringify([message, form.timeZone]);
  const isEmpty = form.text.trim() === '';
  useEffect(() => {
    if (isEmpty) return setPreview(null);
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await call('message.preview', { message, zone: form.timeZone });
      if (current) setPreview(reply.ok ? reply.value : { ok: false, error: reply.error.message });
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [question]);
  return preview;
}

/** The message as Telegram shows it. Plain text without variables looks like what was typed, and is not shown twice. */
export function FormatPreview({ form, preview }: { form: FormDraft; preview: TextPreview | null }) {
  if (preview === null || (preview.ok && preview.text === form.text.trim() && preview.entities.length === 0))
    return null;
  return (
    <section class="format-preview" aria-label="As Telegram shows it" aria-live="polite">
      {preview.ok ? (
        <p class="format-preview-text" dir="auto">
          <Formatted parts={nest(preview.text, preview.entities)} />
        </p>
      ) : (
        <p class="preview-error">{preview.error}</p>
      )}
    </section>
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
    case 'custom_emoji':
      return <>{children}</>;
  }
}
