import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { type Face, registerFonts, runsOf } from './fonts.ts';

export const INK = '#1b2330';
export const QUIET = '#5b6676';
export const LINE = '#d5dae2';
export const ACCENT = '#2f5bd0';
const LEFT = 50;
const TOP = 54;
const FOOT = 62;

const SHAPED: PDFKit.Mixins.OpenTypeFeatures[] = ['kern', 'liga'];

interface Style {
  readonly size: number;
  readonly color?: string;
  readonly face?: Face;
}

/** A4 pages on which things are set one below the other. `y` is where the next one begins. */
export class Sheet {
  readonly #pdf: InstanceType<typeof PDFDocument>;
  readonly #bytes: Promise<Buffer>;
  y = TOP;

  constructor(title: string, at: Date) {
    this.#pdf = new PDFDocument({
      size: 'A4',
      // The cursor is ours: within the real margins pdfkit would begin pages by itself.
      margins: { top: 0, bottom: 0, left: LEFT, right: LEFT },
      bufferPages: true,
      info: { Title: title, Creator: 'Docket', CreationDate: at, ModDate: at },
    });
    registerFonts(this.#pdf);
    const chunks: Buffer[] = [];
    this.#bytes = new Promise((resolve, reject) => {
      this.#pdf.on('data', (chunk) => chunks.push(chunk));
      this.#pdf.on('end', () => resolve(Buffer.concat(chunks)));
      this.#pdf.on('error', reject);
    });
  }

  readonly left = LEFT;
  get right(): number {
    return this.#pdf.page.width - LEFT;
  }

  /** Begins a new page unless this much room is left. */
  need(height: number): void {
    if (this.y + height <= this.#pdf.page.height - FOOT) return;
    this.#pdf.addPage();
    this.y = TOP;
  }

  /** Sets text at a place, in as many lines as it needs within the width; returns its height. */
  write(text: string, x: number, y: number, width: number, style: Style): number {
    const { size, color = INK, face = 'text' } = style;
    const runs = runsOf(text, face);
    this.#pdf.fontSize(size).fillColor(color);
    for (const [i, { font, text: part }] of runs.entries()) {
      // Features make pdfkit shape the run as one: word by word, Arabic would stand in the wrong order.
      const options = { width, continued: i < runs.length - 1, lineGap: 1.5, features: SHAPED };
      this.#pdf.font(font);
      if (i === 0) this.#pdf.text(part, x, y, options);
      else this.#pdf.text(part, options);
    }
    return Math.max(this.#pdf.y - y, size * 1.2);
  }

  /** How high the text would be. */
  heightOf(text: string, width: number, { size, face = 'text' }: Style): number {
    this.#pdf.font(runsOf(text, face)[0]?.font ?? face).fontSize(size);
    return this.#pdf.heightOfString(text, { width, lineGap: 1.5 });
  }

  /** Digests and ids: every character alike. */
  mono(text: string, x: number, y: number, size: number): void {
    this.#pdf.font('Courier').fontSize(size).fillColor(INK).text(text, x, y, { lineBreak: false });
  }

  rule(y: number, color = LINE, x = LEFT, to = this.right): void {
    this.#pdf.moveTo(x, y).lineTo(to, y).lineWidth(0.75).strokeColor(color).stroke();
  }

  bar(x: number, y: number, height: number, color: string): void {
    this.#pdf.roundedRect(x, y, 3, height, 1.5).fill(color);
  }

  /** A QR code of this width, dark on white. */
  qr(text: string, x: number, y: number, width: number): void {
    const { data, size } = encode(text, { ecc: 'M', border: 0 });
    const module = width / size;
    for (const [row, line] of data.entries()) {
      for (const [column, isDark] of line.entries()) {
        // A hair wider than it is, so that no light shows between two.
        if (isDark) this.#pdf.rect(x + column * module, y + row * module, module + 0.08, module + 0.08);
      }
    }
    this.#pdf.fill(INK);
  }

  /** Writes the foot of every page and gives the whole as bytes. */
  async finish(foot: string): Promise<Buffer> {
    const { count } = this.#pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#pdf.switchToPage(page);
      const y = this.#pdf.page.height - 40;
      this.rule(y - 8);
      this.write(foot, LEFT, y, 400, { size: 7.5, color: QUIET });
      const number = `Annex, page ${page + 1} of ${count}`;
      this.#pdf.font('text').fontSize(7.5);
      const width = this.#pdf.widthOfString(number);
      this.write(number, this.right - width, y, width + 2, { size: 7.5, color: QUIET });
    }
    this.#pdf.end();
    return this.#bytes;
  }
}
