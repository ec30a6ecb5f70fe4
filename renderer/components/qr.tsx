import { useEffect, useState } from 'preact/hooks';

/** A QR code as one drawn path; nothing until the library, loaded when first needed, has come. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let current = true;
    void import('qrcode').then(({ create }) => {
      const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
      if (current) setDrawing({ size, path: pathOfModules(size, data) });
    });
    return () => {
      current = false;
    };
  }, [text]);
  if (!drawing) return <div class="qr" aria-hidden="true" />;
  const margin = 3;
  const side = drawing.size + 2 * margin;
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`${-margin} ${-margin} ${side} ${side}`}>
      <path d={drawing.path} shape-rendering="crispEdges" />
    </svg>
  );
}

function pathOfModules(size: number, data: Uint8Array): string {
  let path = '';
  data.forEach((dark, index) => {
    if (dark) path += `M${index % size} ${Math.floor(index / size)}h1v1h-1z`;
  });
  return path;
}
