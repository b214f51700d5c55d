import { parseSync } from 'vite';

/** One function with a block body. A one-expression arrow is not counted: it would flatter the numbers. */
export interface FunctionFact {
  name: string;
  lines: number;
  /** A function named like a component, in a file that may hold JSX. */
  isComponent: boolean;
}

/** What the budgets are computed from, for one file. */
export interface CodeFacts {
  /** All lines, blank ones included: what a person scrolls through. */
  lines: number;
  /** Lines with something on them. */
  filledLines: number;
  /** Lines that hold nothing but (a part of) a comment. */
  commentLines: number;
  functions: FunctionFact[];
  /** How often the type `any` is written. */
  anyCount: number;
}

interface Node {
  type: string;
  start: number;
  end: number;
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Parses one TypeScript file. Errors: the parser's first message, with the file name. */
export function factsOf(fileName: string, source: string): CodeFacts {
  const { program, comments, errors } = parseSync(fileName, source);
  const [error] = errors;
  if (error) throw new Error(`${fileName}: ${error.message}`);
  const lineOf = lineFinder(source);
  const facts: CodeFacts = {
    lines: source === '' ? 0 : lineOf(source.trimEnd().length) + 1,
    filledLines: source.split('\n').filter((line) => line.trim() !== '').length,
    commentLines: countCommentLines(source, comments),
    functions: [],
    anyCount: 0,
  };
  walk(program, '', (node, name) => {
    if (node.type === 'TSAnyKeyword') facts.anyCount += 1;
    if (!functionTypes.has(node.type)) return;
    const body = child(node, 'body');
    if (body?.type !== 'BlockStatement') return;
    facts.functions.push({
      name: name || '(anonymous)',
      lines: lineOf(node.end) - lineOf(node.start) + 1,
      isComponent: fileName.endsWith('.tsx') && /^[A-Z]/.test(name),
    });
  });
  return facts;
}

/** Visits every node; `name` is the nearest name a function could be known by. */
function walk(value: unknown, name: string, visit: (node: Node, name: string) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, name, visit);
    return;
  }
  if (!isNode(value)) return;
  const own = nameOf(value);
  // A call's arguments are functions of their own, not the variable that the result goes to…
  const inherited = value.type === 'CallExpression' || value.type === 'BlockStatement' ? '' : name;
  const wrapped = value.type === 'CallExpression' && isWrapper(value) ? name : inherited;
  visit(value, own || name);
  for (const inner of Object.values(value)) walk(inner, own || wrapped, visit);
}

/** … except in `memo(function () {…})` and its like, where the variable is the component. */
function isWrapper(call: Node): boolean {
  const callee = child(call, 'callee');
  return callee !== null && ['memo', 'forwardRef'].includes(stringAt(callee, 'name'));
}

function nameOf(node: Node): string {
  const id = child(node, 'id') ?? child(node, 'key');
  return id === null ? '' : stringAt(id, 'name');
}

function child(node: Node, key: string): Node | null {
  const value: unknown = Reflect.get(node, key);
  return isNode(value) ? value : null;
}

function stringAt(node: Node, key: string): string {
  const value: unknown = Reflect.get(node, key);
  return typeof value === 'string' ? value : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function countCommentLines(source: string, comments: { start: number; end: number }[]): number {
  let count = 0;
  for (const { start, end } of comments) {
    const lineStart = source.lastIndexOf('\n', start - 1) + 1;
    const sharesLineWithCode = source.slice(lineStart, start).trim() !== '';
    const lines = source.slice(start, end).split('\n').length;
    count += sharesLineWithCode ? lines - 1 : lines;
  }
  return count;
}

/** Offsets to zero-based line numbers, by binary search over the line starts. */
function lineFinder(source: string): (offset: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
