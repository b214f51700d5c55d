import { randomFrom } from '../random.ts';
import { type Theme, text } from './theme.ts';

const f = (value: number): string => value.toFixed(1);

/** A closed rosette: a circle whose radius swings `petals` times, drawn at several phases. */
export function rosette(
  cx: number,
  cy: number,
  radius: number,
  petals: number,
  colour: string,
  lines = 14,
): string {
  const paths: string[] = [];
  for (let line = 0; line < lines; line++) {
    const phase = (line / lines) * Math.PI * 2;
    const points: string[] = [];
    const steps = petals * 14;
    for (let i = 0; i < steps; i++) {
      const angle = (i / steps) * Math.PI * 2;
      const swing = 0.72 + 0.28 * Math.sin(petals * angle + phase) * Math.cos(2 * angle + phase * 0.5);
      points.push(`${f(cx + Math.cos(angle) * radius * swing)} ${f(cy + Math.sin(angle) * radius * swing)}`);
    }
    paths.push(`M${points.join('L')}Z`);
  }
  return `<path d="${paths.join('')}" fill="none" stroke="${colour}" stroke-width=".9"/>`;
}

/** Bands of interlaced waves across the whole area. */
function waves(width: number, height: number, theme: Theme, colour: string, turn: number): string {
  const r = randomFrom('waves', theme.seed, turn);
  const paths: string[] = [];
  const [f1, f2] = [theme.waves + r.next(), theme.waves * 0.4 + r.next()];
  const count = 46;
  for (let line = 0; line < count; line++) {
    const base = (height * (line + 0.5)) / count;
    const points: string[] = [];
    for (let x = 0; x <= width; x += 14) {
      const u = (x / width) * Math.PI * 2;
      const y = base + 21 * Math.sin(f1 * u + line * 0.21 + turn) * Math.cos(f2 * u - line * 0.09);
      points.push(`${x} ${f(y)}`);
    }
    paths.push(`M${points.join('L')}`);
  }
  return `<path d="${paths.join('')}" fill="none" stroke="${colour}" stroke-width=".9" stroke-opacity=".55"/>`;
}

/** Paper, guilloche and rainbow print: everything below the personal data. */
export function ground(width: number, height: number, theme: Theme): string {
  return `<defs><linearGradient id="paper" x1="0" y1="0" x2="1" y2=".35"><stop offset="0" stop-color="${theme.paperEdge}"/><stop offset=".45" stop-color="${theme.paper}"/><stop offset="1" stop-color="${theme.paperEdge}"/></linearGradient>
<linearGradient id="rainbow" x1="0" x2="1"><stop offset="0" stop-color="${theme.accent}"/><stop offset=".5" stop-color="${theme.second}"/><stop offset="1" stop-color="${theme.accent}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#paper)"/>
<g opacity=".5">${waves(width, height, theme, 'url(#rainbow)', 0)}</g><g opacity=".35">${waves(width, height, theme, theme.second, 1.9)}</g>
<g opacity=".38">${rosette(width * 0.66, height * 0.52, height * 0.42, theme.petals, theme.accent)}${rosette(width * 0.66, height * 0.52, height * 0.24, theme.petals + 3, theme.second, 9)}</g>`;
}

/** A line of tiny repeated words, as only a magnifier reads it. */
export function microtext(x: number, y: number, width: number, words: string, colour: string): string {
  const repeated = `${words} `.repeat(Math.ceil(width / (words.length * 3.9)));
  return `<clipPath id="mt${f(x)}${f(y)}"><rect x="${x}" y="${y - 8}" width="${width}" height="12"/></clipPath><g clip-path="url(#mt${f(x)}${f(y)})">${text(x, y, repeated, { size: 6.5, fill: colour })}</g>`;
}

function star(cx: number, cy: number, radius: number, points: number, share: number): string {
  const corners = Array.from({ length: points * 2 }, (_, i) => {
    const angle = (i / points) * Math.PI - Math.PI / 2;
    const reach = i % 2 ? radius * share : radius;
    return `${f(cx + Math.cos(angle) * reach)} ${f(cy + Math.sin(angle) * reach)}`;
  });
  return `M${corners.join('L')}Z`;
}

/** An invented emblem: a shield with a charge inside a wreath. No state uses it. */
export function emblem(cx: number, cy: number, size: number, theme: Theme, colour: string): string {
  const leaves: string[] = [];
  for (let i = 0; i < 15; i++) {
    for (const side of [-1, 1]) {
      const angle = Math.PI / 2 + side * (0.25 + i * 0.165);
      const [x, y] = [cx + Math.cos(angle) * size * 0.92, cy + Math.sin(angle) * size * 0.92];
      const turn = (angle * 180) / Math.PI + side * (i % 2 ? 62 : 118);
      leaves.push(
        `<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(size * 0.145)}" ry="${f(size * 0.052)}" transform="rotate(${f(turn)} ${f(x)} ${f(y)})"/>`,
      );
    }
  }
  const s = size * 0.6;
  const shield = `M${f(cx - s)} ${f(cy - s * 0.95)}H${f(cx + s)}V${f(cy)}C${f(cx + s)} ${f(cy + s * 0.75)} ${f(cx + s * 0.4)} ${f(cy + s * 1.02)} ${cx} ${f(cy + s * 1.25)}C${f(cx - s * 0.4)} ${f(cy + s * 1.02)} ${f(cx - s)} ${f(cy + s * 0.75)} ${f(cx - s)} ${f(cy)}Z`;
  const charge = [
    `<path d="${star(cx, cy, s * 0.72, 8, 0.45)}"/>`,
    `<path d="M${f(cx - s * 0.72)} ${f(cy + s * 0.5)}L${f(cx - s * 0.2)} ${f(cy - s * 0.4)}L${cx} ${f(cy)}L${f(cx + s * 0.28)} ${f(cy - s * 0.6)}L${f(cx + s * 0.75)} ${f(cy + s * 0.5)}Z"/>`,
    `<path d="M${f(cx - s * 0.8)} ${f(cy)}q${f(s * 0.4)} ${f(-s * 0.5)} ${f(s * 0.8)} 0t${f(s * 0.8)} 0v${f(s * 0.32)}q${f(-s * 0.4)} ${f(s * 0.5)} ${f(-s * 0.8)} 0t${f(-s * 0.8)} 0Z"/><path d="${star(cx, cy - s * 0.5, s * 0.3, 5, 0.42)}"/>`,
    `<path d="${star(cx, cy - s * 0.2, s * 0.5, 6, 0.5)}"/><path d="${star(cx - s * 0.45, cy + s * 0.5, s * 0.26, 6, 0.5)}"/><path d="${star(cx + s * 0.45, cy + s * 0.5, s * 0.26, 6, 0.5)}"/>`,
  ][theme.shield];
  return `<g fill="${colour}">${leaves.join('')}<path d="${shield}" fill="none" stroke="${colour}" stroke-width="${f(size * 0.06)}"/>${charge}</g>`;
}

/** Nobody may mistake these for documents: diagonal words all over the paper … */
export function specimenGround(width: number, height: number, colour: string): string {
  const words: string[] = [];
  for (let y = -height * 0.1; y < height * 1.5; y += 152) {
    const line = 'SPECIMEN     SPECIMEN     SPECIMEN     SPECIMEN     SPECIMEN     SPECIMEN';
    words.push(
      text(-260 + (y % 3) * 60, Math.round(y), line, { size: 40, weight: 700, fill: colour, spacing: 9 }),
    );
  }
  return `<g opacity=".1" transform="rotate(-24 ${width / 2} ${height / 2})">${words.join('')}</g>`;
}

/** … one clear stamp, and small words along the foot of the portrait, above everything. */
export function specimenStamp(
  stamp: readonly [x: number, y: number],
  portrait?: { x: number; y: number; width: number },
): string {
  const [x, y] = stamp;
  const foot = portrait
    ? text(
        portrait.x + portrait.width / 2,
        Math.round(portrait.y + portrait.width * 1.257),
        'SPECIMEN  ·  SPECIMEN  ·  SPECIMEN',
        { size: 19, weight: 700, fill: '#ffffff', anchor: 'middle', spacing: 2 },
      )
    : '';
  return `<g opacity=".6">${foot}</g><g transform="rotate(-9 ${x} ${y})" opacity=".72"><rect x="${x - 158}" y="${y - 40}" width="316" height="74" rx="9" fill="none" stroke="#b3202c" stroke-width="5"/><rect x="${x - 149}" y="${y - 31}" width="298" height="56" rx="5" fill="none" stroke="#b3202c" stroke-width="1.8"/>
${text(x, y + 14, 'SPECIMEN', { size: 47, weight: 700, fill: '#b3202c', anchor: 'middle', spacing: 6 })}</g>`;
}

/** A handwritten-looking signature: loops that follow the letters of the name. */
export function signature(x: number, y: number, width: number, name: string, seed: number): string {
  const r = randomFrom('signature', seed, name);
  const letters = Math.min(r.pick([5, 7, 9, 11]), Math.max(4, name.replace(/\s/g, '').length));
  const slant = r.between(-0.2, 0.9);
  const step = width / (letters + 1.5);
  let [px, py] = [x, y];
  let path = `M${f(px)} ${f(py)}`;
  for (let i = 0; i < letters; i++) {
    const tall = i === 0 || r.chance(0.25) ? r.between(34, 70) : r.between(7, 26);
    const drop = r.chance(0.2) ? r.between(14, 30) : 0;
    const [nx, ny] = [px + step * r.between(0.55, 1.35), y + r.between(-9, 8) - i * slant];
    path += `C${f(px + step * (0.4 + slant))} ${f(py - tall * 1.4)} ${f(px - step * r.between(-0.2, 0.7))} ${f(py - tall)} ${f(px + step * r.between(0.05, 0.5))} ${f(py + drop * 0.3)}S${f(nx - step * 0.25)} ${f(ny + drop)} ${f(nx)} ${f(ny)}`;
    [px, py] = [nx, ny];
  }
  path += `q${f(step)} ${f(-r.between(5, 30))} ${f(step * 1.8)} ${f(-r.between(0, 14))}`;
  const swash = r.chance(0.6)
    ? `M${f(x - 12)} ${f(y + 17)}Q${f(x + width * 0.5)} ${f(y + r.between(4, 16))} ${f(px + 30)} ${f(y + 9)}`
    : '';
  return `<path d="${path}${swash}" fill="none" stroke="#1b2550" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" opacity=".88"/>`;
}

/** A contact chip, or the contactless sign of passports and permits. */
export function chip(x: number, y: number): string {
  const lines = ['M0 34H44V0', 'M0 68H44V102', 'M130 34H86V0', 'M130 68H86V102', 'M44 34V68H86V34Z'];
  return `<g transform="translate(${x} ${y})"><defs><linearGradient id="gold" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#f0dfa6"/><stop offset=".5" stop-color="#c7a550"/><stop offset="1" stop-color="#ecd792"/></linearGradient></defs><rect width="130" height="102" rx="15" fill="url(#gold)" stroke="#7a6124" stroke-width="1.5"/><path d="${lines.join('')}" fill="none" stroke="#7a6124" stroke-width="2"/></g>`;
}

export function chipSign(x: number, y: number, colour: string): string {
  return `<g transform="translate(${x} ${y})" fill="none" stroke="${colour}" stroke-width="6"><rect x="3" y="3" width="64" height="42" rx="6"/><path d="M3 24H22M48 24H67"/><circle cx="35" cy="24" r="12"/></g>`;
}
