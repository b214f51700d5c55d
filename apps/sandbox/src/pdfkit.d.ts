/** The part of pdfkit that the report uses; the package ships no types of its own. */
declare module 'pdfkit' {
  type TextOptions = { width?: number; align?: 'left' | 'center' | 'right'; lineBreak?: boolean };
  type ImageOptions = { fit?: [number, number]; align?: 'center'; valign?: 'center' };

  export default class PDFDocument {
    constructor(options: {
      size: string;
      margin: number;
      bufferPages?: boolean;
      info?: Record<string, string>;
    });
    x: number;
    y: number;
    page: { width: number; height: number; margins: { bottom: number } };
    on(event: 'data', listener: (chunk: Buffer) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    addPage(): this;
    switchToPage(page: number): this;
    bufferedPageRange(): { start: number; count: number };
    font(nameOrFile: string): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    strokeColor(color: string): this;
    text(text: string, x?: number, y?: number, options?: TextOptions): this;
    text(text: string, options?: TextOptions): this;
    image(source: Buffer, x: number, y: number, options?: ImageOptions): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    moveDown(lines?: number): this;
    end(): void;
  }
}
