/** Text for an HTML page: everything that could be markup is escaped. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

type Part = string | number | null | undefined | false | Markup | Part[];
export type Markup = { markup: string };

/** Template for markup: values are escaped unless they are markup themselves. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Markup {
  return {
    markup: strings
      .map((text, index) => text + (index < values.length ? render(values[index]) : ''))
      .join(''),
  };
}

/** For our own style sheets and scripts only. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(value: Part): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  return typeof value === 'object' ? value.markup : escapeHtml(String(value));
}
