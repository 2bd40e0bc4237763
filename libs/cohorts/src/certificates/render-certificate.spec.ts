import { inflateSync } from 'node:zlib'
import { plainDate } from '#kernel'
import { certificateFonts } from './certificate-fonts.js'
import { printableText, textInFont } from './printable-text.js'
import { renderCertificate, type CertificateContent } from './render-certificate.js'

const content: CertificateContent = {
  name: 'Siân O’Neill-Zoë', programme: 'Leading digital change', organisation: 'Borchester council', startedOn: plainDate('2026-03-04'), completedOn: plainDate('2026-11-30'),
  issuedOn: plainDate('2026-12-01'), number: 'WM-2026-000123', issuer: 'Institute for Local Leadership', verifyUrl: 'https://waymark.example/verify/WM-2026-000123',
}

/** The content streams, inflated. */
const streams = (pdf: Buffer): string => [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => {
  try {
    return inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}).join('\n')
/** The words on the page, one text operation a line. */
const words = (pdf: Buffer): string => [...streams(pdf).matchAll(/\[([^\]]*)\] TJ/g)]
  .map((match) => [...(match[1] ?? '').matchAll(/<([0-9a-f]*)>/g)].map((hex) => new TextDecoder('windows-1252').decode(Buffer.from(hex[1] ?? '', 'hex'))).join('')).join('\n')
const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0

describe('renderCertificate', () => {
  it('says who completed what, when, by whose word, and where to check it', async () => {
    const text = words(await renderCertificate(content))
    for (const expected of ['Siân O’Neill-Zoë', 'Leading digital change', 'Borchester council', '4 March 2026 to 30 November 2026', 'Institute for Local Leadership', 'Certificate number WM-2026-000123. Issued on 1 December 2026.', content.verifyUrl])
      expect(text).toContain(expected)
    expect(text).not.toContain('cannot be shown')
  })

  it('is the same file for the same content, and no other for another', async () => {
    const [one, again, other] = await Promise.all([renderCertificate(content), renderCertificate({ ...content }), renderCertificate({ ...content, name: 'X' })])
    expect(one.equals(again)).toBe(true)
    expect(one.equals(other)).toBe(false)
  })

  it('is tagged: language, title, headings and a link, with no name in its metadata', async () => {
    const pdf = (await renderCertificate({ ...content, name: 'Nobody Else' })).toString('latin1')
    for (const mark of ['/Lang (en-GB)', '/Marked true', '/StructTreeRoot', '/DisplayDocTitle true', '/S /H1', '/S /Link', '/Type /OBJR', `/URI (${content.verifyUrl})`])
      expect(pdf).toContain(mark)
    expect(pdf).toContain('">Certificate of completion WM-2026-000123</rdf:li>')
    expect(pdf).not.toContain('Nobody Else')
  })

  it.each([
    ['a long name', { name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(4).trim() }],
    ['one long word', { name: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' }],
    ['a long programme', { programme: 'Leading digital change across organisational boundaries '.repeat(5).trim() }],
    ['everything long', { name: 'Maria da Conceição '.repeat(8).trim(), programme: 'Leading Ŵ change '.repeat(20).trim(), organisation: 'North and South Borsetshire Combined County Authority '.repeat(4).trim(), issuer: 'Institute '.repeat(20).trim(), verifyUrl: `https://waymark.example/${'a'.repeat(120)}` }],
  ])('keeps %s whole on its one page', async (_name, change) => {
    const pdf = await renderCertificate({ ...content, ...change })
    expect(pages(pdf)).toBe(1)
    const letters = words(pdf).replaceAll(/\s/g, '')
    for (const value of Object.values(change)) expect(letters).toContain(printableText(value).text.replaceAll(/\s/g, ''))
    const lowest = [...streams(pdf).matchAll(/1 0 0 1 [\d.]+ ([\d.]+) Tm/g)].map((match) => Number(match[1]))
    expect(Math.min(...lowest)).toBeGreaterThan(20)
  })

  it('replaces letters that the fonts lack, says so, and keeps the name exact for screen readers', async () => {
    const pdf = await renderCertificate({ ...content, name: 'Siân Ŵyn Łuczak' })
    expect(words(pdf)).toContain('Siân Wyn Luczak')
    expect(words(pdf)).toContain('Some letters cannot be shown')
    const exact = Buffer.from('\ufeffSiân Ŵyn Łuczak', 'utf16le').swap16().toString('latin1')
    expect(pdf.toString('latin1').replaceAll('\\\\', '\\')).toContain(`/ActualText (${exact})`)
  })

  it('refuses a number that could be anything else', async () => {
    await expect(renderCertificate({ ...content, number: '<x>' })).rejects.toThrow('Not a certificate number')
  })
})

describe('renderCertificate with the letters of DejaVu', () => {
  const fonts = certificateFonts()
  const welsh = { ...content, name: 'Siân Ŵyn Łuczak', programme: 'Arwain newid digidol: dŵr, tŷ a Ŷ', organisation: 'Ηράκλειο a Київ' }
  /** What the embedded fonts map back to: every letter that is on the page. */
  const letters = (pdf: Buffer): string => [...streams(pdf).matchAll(/begincmap[\s\S]*?endcmap/g)]
    .flatMap(([map]) => [...map.matchAll(/<([0-9a-f]{4})>(?=[ \]\n])/g)].map((hex) => String.fromCharCode(parseInt(hex[1] ?? '', 16)))).join('')

  it('prints Welsh and other letters as they are, without excuses', async () => {
    const pdf = await renderCertificate(welsh, fonts)
    for (const letter of 'ŴŵŷŶŁâΗλКї') expect(letters(pdf)).toContain(letter)
    expect(pdf.toString('latin1')).not.toContain('/ActualText')
    expect(pages(pdf)).toBe(1)
  })

  it('embeds its fonts and is the same file for the same content', async () => {
    const [one, again] = await Promise.all([renderCertificate(welsh, fonts), renderCertificate({ ...welsh }, fonts)])
    expect(one.equals(again)).toBe(true)
    expect(one.toString('latin1').match(/\/FontFile2/g)).toHaveLength(2)
    expect(one.toString('latin1')).not.toContain('Helvetica')
  })

  it('says so when even these lack a letter, and keeps it for screen readers', async () => {
    const pdf = (await renderCertificate({ ...content, name: '李 Wei' }, fonts)).toString('latin1')
    expect(pdf).toContain('/ActualText')
  })
})

describe('textInFont', () => {
  it('puts a question mark for what is not there', () =>
    expect([textInFont('Ŵ\n李', (code) => code < 0x500), textInFont('W\u0302', () => true)]).toEqual([{ text: 'Ŵ ?', exact: false }, { text: 'Ŵ', exact: true }]))
})

describe('printableText', () => {
  it.each([
    ['Zoë Müller – “ok” €', 'Zoë Müller – “ok” €', true],
    ['Zoe\u0308', 'Zoë', true],
    ['Ŷ Ẅ ş Đorđe', 'Y W s Dorde', false],
    ['Олена', '?????', false],
    ['a\n b\t', 'a b', true],
  ])('%s → %s', (text, shown, exact) => {
    expect(printableText(text)).toEqual({ text: shown, exact })
  })
})
