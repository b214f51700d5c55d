import * as z from 'zod';

const Schema = z.looseObject({});
const Operation = z.looseObject({
  summary: z.string().optional(),
  tags: z.array(z.string()).default([]),
  'x-who': z.string().default(''),
  'x-with-reason': z.string().default(''),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().default(''),
        schema: Schema.default({}),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: Schema })) }).optional(),
  responses: z.record(z.string(), z.looseObject({})).default({}),
});
type Operation = z.output<typeof Operation>;

/** The part of an OpenAPI document that the page shows. */
const Document = z.looseObject({
  info: z.looseObject({ title: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

/** The API for people, made from its OpenAPI document: one file, no script, nothing from elsewhere. */
export function docsPage(openapi: unknown, styleNonce: string): string {
  const { info, paths } = Document.parse(openapi);
  const sections = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags[0];
      if (tag !== undefined)
        sections.set(tag, [...(sections.get(tag) ?? []), article(method, path, operation)]);
    }
  }
  const tags = [...sections.keys()].sort();
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)} API</title><style nonce="${escapeHtml(styleNonce)}">${STYLE}</style></head>
<body><header><h1>${escapeHtml(info.title)} API</h1><p>${escapeHtml(info.description)}
The same as <a href="/api/openapi.json">OpenAPI document</a>.</p>
<nav aria-label="Sections">${tags.map((tag) => `<a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a>`).join(' ')}</nav></header>
<main>${tags.map((tag) => section(tag, sections.get(tag) ?? [])).join('\n')}</main></body></html>`;
}

function section(tag: string, articles: readonly string[]): string {
  return `<section aria-labelledby="${escapeHtml(tag)}"><h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>${articles.join('\n')}</section>`;
}

function article(method: string, path: string, operation: Operation): string {
  const body = operation.requestBody?.content['application/json']?.schema;
  return `<article><h3><span class="method">${escapeHtml(method.toUpperCase())}</span> <code>${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operation.summary ?? '')}. <span class="who">For: ${escapeHtml(whoInWords(operation))}.</span></p>
${parameters(operation)}${body === undefined ? '' : fold('Request body', body)}
<p>Answers: ${Object.keys(operation.responses).map(escapeHtml).join(', ')}</p>${answer(operation)}</article>`;
}

function whoInWords({ 'x-who': who, 'x-with-reason': withReason }: Operation): string {
  return withReason === '' ? who : `${who}; ${withReason}: with a reason given for the case`;
}

function parameters(operation: Operation): string {
  if (operation.parameters.length === 0) return '';
  const rows = operation.parameters.map(
    (parameter) =>
      `<tr><td><code>${escapeHtml(parameter.name)}</code></td><td>${escapeHtml(parameter.in)}</td><td>${
        parameter.required ? 'yes' : 'no'
      }</td><td>${escapeHtml(parameter.description)}</td></tr>`,
  );
  const heads = ['Parameter', 'In', 'Required', 'Meaning'].map((head) => `<th scope="col">${head}</th>`);
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function answer(operation: Operation): string {
  const status = Object.keys(operation.responses).find((code) => code.startsWith('2'));
  const content = status === undefined ? undefined : operation.responses[status]?.content;
  return content === undefined || status === undefined ? '' : fold(`Answer ${status}`, content);
}

function fold(title: string, value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `<details><summary>${escapeHtml(title)}</summary><pre tabindex="0">${escapeHtml(text)}</pre></details>`;
}

function escapeHtml(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => named[character] ?? character);
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1.25rem 3rem; background: light-dark(#fff, #14171c); color: light-dark(#1a2230, #e3e7ee); }
nav { display: flex; flex-wrap: wrap; gap: .75rem; } h2 { margin: 2rem 0 .5rem; text-transform: capitalize; }
article { border-top: 1px solid light-dark(#dfe3ea, #2d333d); padding: .5rem 0; } h3 { font-size: 1rem; margin: .25rem 0; }
p { margin: .25rem 0; } a { color: light-dark(#1a54a8, #8ab6ff); } .method { font-weight: 700; } .who { color: light-dark(#4a5568, #a9b4c4); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .15rem .75rem .15rem 0; }
pre { overflow: auto; max-height: 24rem; padding: .75rem; background: light-dark(#f3f5f8, #1c2027); } summary { cursor: pointer; }
`;
