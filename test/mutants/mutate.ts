import { parseAst } from 'vite';

/** One small change of a source file that a test should notice. */
export interface Mutant {
  /** Path below the repository's root. */
  file: string;
  start: number;
  end: number;
  /** What stands in place of the source between `start` and `end`. */
  text: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
}

const SWAPPED: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
};
const OTHER_END: Readonly<Record<string, string>> = { min: 'max', max: 'min', floor: 'ceil', ceil: 'floor' };
/** What is written for people who look for a fault changes nothing that a test should see. */
const LOGGING = /^(?:this\.#deps\.|options\.)?(?:log|console)\.|^super\(/;

/** Every mutant of a source file: an operator, a condition, a literal or a call that is another. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const mutants: Mutant[] = [];
  const add = ({ start, end }: Pick<Node, 'start' | 'end'>, text: string) => mutants.push({ file, start, end, text });
  const textOf = ({ start, end }: Node) => source.slice(start, end);
  const visit = (node: Node) => {
    const part = (name: string) => (node as unknown as Record<string, unknown>)[name];
    if (node.type.startsWith('TS') || node.type === 'ImportDeclaration') {
      // Types are gone before anything runs, but for what they wrap.
      if (!/^TS(As|Satisfies|NonNull)/.test(node.type)) return;
    }
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const [left, right] = [part('left') as Node, part('right') as Node];
        const operator = String(part('operator'));
        const swapped = SWAPPED[operator];
        const isText = operator === '+' && [left, right].some(({ type, start }) => isTextNode(type, source[start]));
        if (swapped === undefined || isText) break;
        const at = source.indexOf(operator, left.end);
        add({ start: at, end: at + operator.length }, swapped);
        break;
      }
      case 'IfStatement':
      case 'ConditionalExpression': {
        const test = part('test') as Node;
        add(test, 'true');
        add(test, 'false');
        break;
      }
      case 'UnaryExpression':
        if (part('operator') === '!') add({ start: node.start, end: node.start + 1 }, '');
        break;
      case 'Literal': {
        const value = part('value');
        if (typeof value === 'boolean') add(node, String(!value));
        if (typeof value === 'number') add(node, String(value + 1));
        break;
      }
      case 'ExpressionStatement':
        if (/^(?:Call|Await|Assignment|Update)/.test((part('expression') as Node).type) && !LOGGING.test(textOf(node)))
          add(node, ';');
        break;
      case 'MemberExpression': {
        const property = part('property') as Node;
        const other = OTHER_END[textOf(property)];
        if (textOf(part('object') as Node) === 'Math' && other !== undefined) add(property, other);
        break;
      }
    }
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child === 'object' && child !== null && typeof child.type === 'string') visit(child as Node);
      }
    }
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node);
  return mutants;
}

function isTextNode(type: string, first: string | undefined): boolean {
  return type === 'TemplateLiteral' || (type === 'Literal' && (first === "'" || first === '"'));
}
