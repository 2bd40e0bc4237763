import PDFDocument from 'pdfkit'
import { plainText } from '../../../domain/publishing/cells.js'
import { paperFonts } from './fonts.js'

export const INK = '#0b0c0c'
export const ACCENT = '#1d4f91'
export const GREY = '#b1b4b6'

export type Structure = PDFKit.PDFStructureElement

export interface TextStyle {
  readonly size: number
  readonly bold?: boolean
  readonly colour?: string
  /** Room beneath, in points. */
  readonly after?: number
  readonly link?: string
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** A4, lying. In points. */
const PAGE = { width: 841.89, height: 595.28, margin: 48, foot: 56 }

/**
 * Paper that is written from top to bottom, tagged for screen readers: what is put on it is a part of the structure, in reading order; feet of pages
 * and lines are not. The same content gives the same bytes.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument
  readonly root: Structure
  readonly left = PAGE.margin
  readonly width = PAGE.width - 2 * PAGE.margin
  y = PAGE.margin
  private readonly chunks: Buffer[] = []
  private readonly heights = new Map<string, number>()
  private page = 0

  constructor(private readonly about: { readonly title: string; readonly foot: string; readonly author: string; readonly made: Date }) {
    const fonts = paperFonts()
    this.doc = new PDFDocument({
      size: [PAGE.width, PAGE.height], margin: 0, pdfVersion: '1.7', tagged: true, lang: 'en-GB', displayTitle: true, autoFirstPage: false,
      // The type package does not know this subset yet.
      subset: 'PDF/UA' as unknown as PDFKit.Mixins.PDFSubsets, font: fonts.regular as unknown as string,
      info: { Title: xmlSafe(about.title), Author: xmlSafe(about.author), CreationDate: about.made, ModDate: about.made, Creator: 'Waymark', Producer: 'Waymark' },
    })
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk))
    this.doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold)
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
    this.newPage()
  }

  /** Goes to a new page unless so many points are left on this one. Answers whether it did. */
  need(points: number): boolean {
    if (this.y + points <= PAGE.height - PAGE.foot || this.y <= PAGE.margin) return false
    this.newPage()
    return true
  }

  /** The most that a page holds. */
  get tallest(): number {
    return PAGE.height - PAGE.foot - PAGE.margin
  }

  newPage(): void {
    this.doc.addPage()
    this.page += 1
    this.y = PAGE.margin
    this.aside(() => {
      const foot = `${this.shown(this.about.foot).text}    ${this.page}`
      this.set({ size: 8 }).text(foot, this.left, PAGE.height - 36, { width: this.width, align: 'right', height: 10, ellipsis: true, lineBreak: false })
    })
  }

  /** Something that is no content: lines, feet, headings that are repeated. */
  aside(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  heightOf(text: string, style: TextStyle, width = this.width): number {
    // Shaping words is most of the work, and rows are measured before they are drawn.
    const key = `${style.size}|${style.bold ?? false}|${width}|${text}`
    const height = this.heights.get(key) ?? this.set(style).heightOfString(this.shown(text, style).text, { width, lineGap: 1 })
    this.heights.set(key, height)
    return height
  }

  /** A block of text beneath what is there. */
  block(tag: string, text: string, style: TextStyle, parent: Structure = this.root): void {
    if (text === '') return
    const height = this.heightOf(text, style)
    this.need(Math.min(height, this.tallest))
    this.text(parent, tag, text, style, { x: this.left, y: this.y, width: this.width }, height)
    this.y += Math.min(height, this.tallest) + (style.after ?? 6)
  }

  /** A text in its place. What does not fit into `height` is cut on paper, and kept for screen readers. */
  text(parent: Structure, tag: string, text: string, style: TextStyle, box: Box, height: number, more: { readonly scope?: 'Row' | 'Column'; readonly align?: 'right' } = {}): void {
    const shown = this.shown(text, style)
    const cut = height > this.tallest
    const options = { ...(shown.exact && !cut ? {} : { actual: plainText(text) }), ...(more.scope === undefined ? {} : { scope: more.scope }) }
    parent.add(this.doc.struct(tag, options, () => this.print(shown.text, style, box, Math.min(height, this.tallest), more.align)))
  }

  print(text: string, style: TextStyle, { x, y, width }: Box, height: number, align: 'right' | 'left' = 'left'): void {
    this.set(style).text(text, x, y, { width, height: height + 2, lineGap: 1, align, ellipsis: true, ...(style.link === undefined ? {} : { link: style.link, underline: true }) })
  }

  /** The text with the letters that the font has; `exact` when nothing had to change. */
  shown(text: string, style: TextStyle = { size: 8 }): { readonly text: string; readonly exact: boolean } {
    const wanted = plainText(text)
    const has = glyphsOf(this.set(style))
    const printed = Array.from(wanted, (letter) => (has(letter.codePointAt(0) ?? 0) ? letter : '?')).join('')
    return { text: printed, exact: printed === wanted }
  }

  bytes(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.doc.on('end', () => resolve(Buffer.concat(this.chunks))).on('error', reject)
      this.root.end()
      this.doc.end()
    })
  }

  set({ size, bold = false, colour = INK }: TextStyle): PDFKit.PDFDocument {
    return this.doc.font(bold ? 'bold' : 'regular').fontSize(size).fillColor(colour)
  }
}

/** The metadata packet is XML and is written as it is given. */
const xmlSafe = (text: string): string => plainText(text).replaceAll(/[<>&]/g, ' ')

/** Whether the current font has a glyph. (The type package does not show the font itself.) */
function glyphsOf(doc: PDFKit.PDFDocument): (codePoint: number) => boolean {
  // oxlint-disable-next-line eslint/no-underscore-dangle -- the name is pdfkit's
  const { font } = (doc as unknown as { readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font
  return (codePoint) => font.hasGlyphForCodePoint(codePoint)
}
