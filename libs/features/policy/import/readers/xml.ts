import { IMPORT_LIMITS } from '../import.limits.js';

/** An XML element: local prefix kept (`w:p`), text nodes as strings. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Array<XmlNode | string>;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const codePoint = (value: number): string =>
  Number.isInteger(value) && value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff)
    ? String.fromCodePoint(value)
    : '';

/** Only the five predefined entities and character references: a document type's own entities are never expanded. */
const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, body: string) => {
        if (body.startsWith('#x') || body.startsWith('#X')) return codePoint(parseInt(body.slice(2), 16));
        if (body.startsWith('#')) return codePoint(parseInt(body.slice(1), 10));
        return NAMED[body] ?? whole;
      })
    : text;

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const readAttributes = (inside: string): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of inside.matchAll(ATTRIBUTE))
    if (name) attributes[name] = decodeEntities(double ?? single ?? '');
  return attributes;
};

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!\w[^>]*>|<(\/?)([\w:.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;

interface Reading {
  readonly root: XmlNode;
  readonly open: XmlNode[];
  nodes: number;
}

const DEEPEST = 400;

/** Opens an element; false when there are too many, or too deep ones. */
const openNode = (reading: Reading, node: XmlNode, isEmpty: boolean): boolean => {
  reading.nodes += 1;
  if (reading.nodes > IMPORT_LIMITS.xmlNodes || reading.open.length > DEEPEST) return false;
  top(reading).children.push(node);
  if (!isEmpty) reading.open.push(node);
  return true;
};

const top = (reading: Reading): XmlNode => reading.open[reading.open.length - 1] ?? reading.root;

const closeNode = (reading: Reading, name: string): boolean => {
  const matches = top(reading).name === name;
  reading.open.pop();
  return matches;
};

/** Takes one token in; false when the part is not well-formed enough. */
const takeToken = (reading: Reading, token: RegExpExecArray): boolean => {
  const [, cdata, close, name, inside, empty, words] = token;
  const text = words === undefined ? cdata : decodeEntities(words);
  if (text !== undefined) top(reading).children.push(text);
  if (name === undefined) return true;
  if (close) return closeNode(reading, name);
  return openNode(reading, { name, attributes: readAttributes(inside ?? ''), children: [] }, Boolean(empty));
};

/**
 * Reads a part of a .docx into a tree. Not a general XML parser: no namespaces resolved, no entities of the document
 * expanded, nothing fetched. Returns null when the part is not well-formed enough or has too many elements.
 */
export const parseXml = (text: string): XmlNode | null => {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const reading: Reading = { root, open: [root], nodes: 0 };
  for (const token of text.matchAll(TOKEN)) if (!takeToken(reading, token)) return null;
  return reading.open.length === 1 ? root : null;
};

/** The child elements of a node. */
export const elements = (node: XmlNode | undefined): XmlNode[] =>
  node ? node.children.filter((child): child is XmlNode => typeof child !== 'string') : [];

/** The first child element of that name. */
export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  elements(node).find((one) => one.name === name);

/** Every element of that name, at any depth, in document order. */
export const descendants = (node: XmlNode, name: string): XmlNode[] =>
  elements(node).flatMap((one) => (one.name === name ? [one] : descendants(one, name)));

/** The attribute `w:val` of a child. */
export const childValue = (node: XmlNode | undefined, name: string): string | undefined =>
  child(node, name)?.attributes['w:val'];
