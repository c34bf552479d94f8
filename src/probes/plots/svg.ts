/** SVG as text, without a browser: elements, escaping, and short coordinates. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; its children are SVG already, so text must come through `escapeText` or `text`. */
export function element(tag: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const head = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? short(value) : escapeText(value!)}"`)
    .join('');
  return children.length === 0 ? `<${tag}${head}/>` : `<${tag}${head}>${children.join('')}</${tag}>`;
}

export function text(content: string, attributes: Attributes): string {
  return element('text', attributes, escapeText(content));
}

export function line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string {
  return element('path', { d: `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`, ...attributes });
}

/** Path data through points given as x0, y0, x1, y1, ... */
export function polyline(points: ArrayLike<number>): string {
  let data = '';
  for (let k = 0; k + 1 < points.length; k += 2) {
    data += `${k === 0 ? 'M' : 'L'}${short(points[k])} ${short(points[k + 1])}`;
  }
  return data;
}

/** A hundredth of a pixel is finer than any eye, and most of an SVG is digits. */
export function short(value: number): string {
  return String(Math.round(value * COORDINATE_GRID) / COORDINATE_GRID + 0);
}

/** Names come from users' files: nothing of them may become markup. Control characters are not allowed in XML at all. */
function escapeText(content: string): string {
  return (
    content
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
  );
}

const COORDINATE_GRID = 100;
