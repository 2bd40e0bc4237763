import PDFDocument from 'pdfkit'
import type { PlainDate } from '#kernel'
import { printableText, textInFont } from './printable-text.js'

/** What a certificate says. */
export interface CertificateContent {
  readonly name: string
  readonly programme: string
  /** The council or other body the person worked for; a person may have none. */
  readonly organisation?: string | undefined
  readonly startedOn: PlainDate
  readonly completedOn: PlainDate
  readonly issuedOn: PlainDate
  /** The certificate's number: letters, digits and hyphens. */
  readonly number: string
  readonly issuer: string
  /** Where anyone can check that the certificate is genuine. */
  readonly verifyUrl: string
}

/** TrueType or OpenType files that hold the letters of every name. Without them the PDF's built-in Latin-1 fonts are used. */
export interface CertificateFonts {
  readonly regular: Buffer
  readonly bold: Buffer
}

const PAGE = { width: 841.89, height: 595.28, margin: 64 }
const WIDTH = PAGE.width - 2 * PAGE.margin - 24
const INK = '#0b0c0c'
const ACCENT = '#1d4f91'
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A date in the page's words: 2026-03-04 → 4 March 2026. */
const inWords = (date: PlainDate): string => `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`

/**
 * Draws a certificate: one A4 page, tagged for screen readers (reading order, language, title, link). The same content
 * gives the same bytes. Names that do not fit are set smaller and wrapped, never cut; letters that the fonts lack are
 * replaced on paper, said so, and kept exactly in the text that screen readers and copying use.
 * Throws when the number has other characters than letters, digits and hyphens.
 */
export async function renderCertificate(content: CertificateContent, fonts?: CertificateFonts): Promise<Buffer> {
  if (!/^[A-Za-z0-9-]{1,40}$/.test(content.number)) throw new Error(`Not a certificate number: ${content.number}`)
  const page = new CertificatePage(content, fonts)
  page.draw()
  return page.bytes()
}

class CertificatePage {
  private readonly doc: PDFKit.PDFDocument
  private readonly root: PDFKit.PDFStructureElement
  private readonly chunks: Buffer[] = []
  private y = 70
  private exact = true

  constructor(private readonly content: CertificateContent, private readonly fonts: CertificateFonts | undefined) {
    // The time of issue, not of drawing, so that drawing again gives the same file.
    const issued = new Date(`${content.issuedOn}T12:00:00Z`)
    this.doc = new PDFDocument({
      size: [PAGE.width, PAGE.height], margin: 16, pdfVersion: '1.7', tagged: true, lang: 'en-GB', displayTitle: true,
      // PDF/UA wants every font embedded, which the built-in ones never are. (The type package does not know this subset yet.)
      ...(fonts === undefined ? {} : { subset: 'PDF/UA' as unknown as PDFKit.Mixins.PDFSubsets }),
      // No name here: metadata travels further than paper, and goes unescaped into an XML packet.
      info: { Title: `Certificate of completion ${content.number}`, CreationDate: issued, ModDate: issued, Creator: 'Waymark', Producer: 'Waymark' },
      ...(fonts === undefined ? {} : { font: fonts.regular as unknown as string }),
    })
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk))
    if (fonts !== undefined) this.doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold)
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  draw(): void {
    const { content } = this
    this.decoration()
    this.line('P', content.issuer, { size: 16, font: 'bold', colour: ACCENT, room: 38, after: 26 })
    this.line('H1', 'Certificate of completion', { size: 20, font: 'regular', colour: INK, room: 30, after: 18 })
    this.line('P', content.name, { size: 44, font: 'bold', colour: INK, room: 108, after: 4 })
    if (content.organisation !== undefined) this.line('P', content.organisation, { size: 16, font: 'regular', colour: INK, room: 38, after: 14 })
    this.line('P', 'has completed', { size: 14, font: 'regular', colour: INK, room: 20, after: 6 })
    this.line('P', content.programme, { size: 26, font: 'bold', colour: INK, room: 66, after: 8 })
    this.line('P', `${inWords(content.startedOn)} to ${inWords(content.completedOn)}`, { size: 14, font: 'regular', colour: INK, room: 20, after: 0 })
    this.foot()
    this.root.end()
  }

  bytes(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.doc.on('end', () => resolve(Buffer.concat(this.chunks))).on('error', reject)
      this.doc.end()
    })
  }

  private decoration(): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    this.doc.rect(0, 0, 24, PAGE.height).fill(ACCENT)
    this.doc.rect(PAGE.margin + 24, PAGE.height - 128, WIDTH, 1).fill('#b1b4b6')
    this.doc.endMarkedContent()
  }

  private foot(): void {
    const { content } = this
    this.y = PAGE.height - 116
    if (!this.exact) this.line('P', 'Some letters cannot be shown on this certificate. The record at the address below holds the exact spelling.', { size: 10, font: 'regular', colour: INK, room: 20, after: 4 })
    this.line('P', `Certificate number ${content.number}. Issued on ${inWords(content.issuedOn)}.`, { size: 12, font: 'regular', colour: INK, room: 20, after: 3 })
    this.line('P', 'Check that it is genuine:', { size: 12, font: 'regular', colour: INK, room: 20, after: 1 })
    this.line('Link', content.verifyUrl, { size: 12, font: 'regular', colour: ACCENT, room: 32, after: 0, link: content.verifyUrl })
  }

  private line(tag: 'H1' | 'P' | 'Link', wanted: string, style: { size: number; font: 'regular' | 'bold'; colour: string; room: number; after: number; link?: string }): void {
    const { doc } = this
    doc.font(this.fonts === undefined ? (style.font === 'bold' ? 'Helvetica-Bold' : 'Helvetica') : style.font).fillColor(style.colour)
    const shown = this.fonts === undefined ? printableText(wanted) : textInFont(wanted, glyphsOf(doc))
    this.exact &&= shown.exact
    const size = this.fittingSize(shown.text, style.size, style.room)
    const x = PAGE.margin + 24
    const y = this.y
    this.root.add(doc.struct(tag, shown.exact ? {} : { actual: wanted }, () => {
      doc.fontSize(size).text(shown.text, x, y, { width: WIDTH, lineGap: 1, ...(style.link === undefined ? {} : { link: style.link, underline: true }) })
    }))
    this.y = y + doc.fontSize(size).heightOfString(shown.text, { width: WIDTH, lineGap: 1 }) + style.after
  }

  /** The largest size, in points, at which the text fits into `room` points of height; small print rather than a cut name. */
  private fittingSize(text: string, largest: number, room: number): number {
    const { doc } = this
    const words = text.split(' ')
    const fits = (size: number): boolean =>
      doc.fontSize(size).heightOfString(text, { width: WIDTH, lineGap: 1 }) <= room && words.every((word) => doc.widthOfString(word) <= WIDTH)
    let size = largest
    while (size > 5 && !fits(size)) size -= 1
    return size
  }
}

/** Whether the current font has a glyph. (The type package does not show the font itself.) */
function glyphsOf(doc: PDFKit.PDFDocument): (codePoint: number) => boolean {
  // oxlint-disable-next-line eslint/no-underscore-dangle -- the name is pdfkit's
  const { font } = (doc as unknown as { readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font
  return (codePoint) => font.hasGlyphForCodePoint(codePoint)
}
