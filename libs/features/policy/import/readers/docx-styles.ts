import { child, childValue, elements, type XmlNode } from './xml.js';

/** What a paragraph style says, its ancestors' words included. */
export interface DocxStyle {
  readonly level?: number;
  readonly title?: boolean;
  readonly contents?: boolean;
  readonly bold?: boolean;
  readonly halfPoints?: number;
  readonly numId?: string;
  readonly numLevel?: number;
}

/** Style id to style. */
export type DocxStyles = ReadonlyMap<string, DocxStyle>;

const isOn = (node: XmlNode | undefined): boolean | undefined =>
  node === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(node.attributes['w:val'] ?? 'true');

/** Bold as run or style properties say it; undefined leaves it to the style below. */
export const boldOf = (properties: XmlNode | undefined): boolean | undefined => isOn(child(properties, 'w:b'));

/** Font size in half points. */
export const sizeOf = (properties: XmlNode | undefined): number | undefined => {
  const value = Number(childValue(properties, 'w:sz'));
  return Number.isFinite(value) && value > 0 ? value : undefined;
};

const headingLevel = (name: string, properties: XmlNode | undefined): number | undefined => {
  const named = /^heading (\d)$/i.exec(name);
  if (named?.[1]) return Number(named[1]);
  const outline = Number(childValue(properties, 'w:outlineLvl') ?? NaN);
  return Number.isInteger(outline) && outline >= 0 && outline < 9 ? outline + 1 : undefined;
};

const ownStyle = (node: XmlNode): DocxStyle => {
  const name = childValue(node, 'w:name') ?? '';
  const paragraph = child(node, 'w:pPr');
  const numbering = child(paragraph, 'w:numPr');
  return {
    level: headingLevel(name, paragraph),
    title: /^title$/i.test(name) || undefined,
    contents: /^toc \d|^toc heading|^table of (?:contents|figures)/i.test(name) || undefined,
    bold: boldOf(child(node, 'w:rPr')),
    halfPoints: sizeOf(child(node, 'w:rPr')),
    numId: childValue(numbering, 'w:numId'),
    numLevel: numbering ? Number(childValue(numbering, 'w:ilvl') ?? 0) : undefined,
  };
};

const defined = <Shape extends object>(shape: Shape): Partial<Shape> =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Partial<Shape>;

/** Reads word/styles.xml; a style inherits from the one it is based on. */
export const readDocxStyles = (
  root: XmlNode | null,
): { styles: DocxStyles; defaultId: string | undefined; size: number } => {
  const sheet = root ? child(root, 'w:styles') : undefined;
  const nodes = new Map<string, XmlNode>();
  let defaultId: string | undefined;
  for (const node of elements(sheet)) {
    const id = node.attributes['w:styleId'];
    if (node.name !== 'w:style' || id === undefined) continue;
    nodes.set(id, node);
    if (node.attributes['w:type'] === 'paragraph' && node.attributes['w:default'] === '1') defaultId = id;
  }
  const resolve = (id: string, depth: number): DocxStyle => {
    const node = nodes.get(id);
    if (!node || depth > 12) return {};
    const parent = childValue(node, 'w:basedOn');
    return { ...(parent ? resolve(parent, depth + 1) : {}), ...defined(ownStyle(node)) };
  };
  const styles = new Map([...nodes.keys()].map((id) => [id, resolve(id, 0)] as const));
  const defaults = child(child(child(sheet, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  return { styles, defaultId, size: sizeOf(defaults) ?? 22 };
};
