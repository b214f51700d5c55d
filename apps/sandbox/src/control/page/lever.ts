import type { Markup } from '../../html.ts';
import { html, trusted } from '../../html.ts';
import { SCENARIOS } from '../../scenarios/catalogue.ts';

/** One lever of the page: what it does on the left, its fields and its button on the right. */
export function lever(
  title: string,
  hint: string,
  action: string,
  fields: (Markup | null)[],
  button: string,
  kind: 'plain' | 'quiet' = 'plain',
): Markup {
  return html`<form class="lever" method="post" action="/_sandbox/do/${action}" aria-label="${title}">
<div class="what"><h3>${title}</h3><p>${hint}</p></div><div class="fields">${fields}<button class="${kind}">${button}</button></div></form>`;
}

export type Option = string | [value: string, label: string];

export function choice(name: string, label: string, options: Option[], chosen?: string): Markup {
  const items = options.map((option) => {
    const [value, text] = typeof option === 'string' ? [option, option] : option;
    return html`<option value="${value}" ${value === chosen && trusted('selected')}>${text}</option>`;
  });
  return html`<label>${label} <select name="${name}">${items}</select></label>`;
}

/** @param extra attributes of ours, never somebody's words */
export function field(name: string, label: string, extra: string, value?: string | number): Markup {
  return html`<label>${label} <input name="${name}" value="${value}" ${trusted(extra)}></label>`;
}

export function tick(name: string, label: string, on: boolean): Markup {
  return html`<label class="tick"><input type="checkbox" name="${name}" value="yes" ${on && trusted('checked')}> ${label}</label>`;
}

export function scenarioOptions(): Option[] {
  return SCENARIOS.map(({ slug, outcome, title }) => [slug, `${outcome}: ${title}`]);
}

export function section(id: string, title: string, body: Markup[]): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`;
}

export type Cell = string | number | null | Markup;

/** A table of its own scroll area, so that long logs do not push the levers away. */
export function table(id: string, title: string, heads: string[], rows: Cell[][]): Markup {
  const body =
    rows.length === 0
      ? html`<p class="none">Nothing yet.</p>`
      : html`<div class="scroll" tabindex="0" role="group" aria-label="${title}, scrolls"><table aria-labelledby="${id}-title"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
  return section(id, title, [body]);
}

/** A small button in a table's row. @param what is for those who hear the button without its row */
export function rowButton(
  action: string,
  field: string,
  value: string | number,
  text: string,
  what: string,
): Markup {
  return html`<form class="inline" method="post" action="/_sandbox/do/${action}"><input type="hidden" name="${field}" value="${value}"><button class="quiet">${text}<span class="off"> ${what}</span></button></form>`;
}
