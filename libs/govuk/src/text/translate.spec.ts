import { cy } from './cy/index.js'
import { en } from './en/index.js'
import { fillIn, langOf, missingTexts, t } from './translate.js'

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()

describe('texts', () => {
  it('fills in values', () => expect(t('en', 'paging.showing', { from: 1, to: 20, total: 312 })).toBe('Showing 1 to 20 of 312'))
  it('shows a value that is not there as a gap', () => expect(fillIn('Hello {name}', {})).toBe('Hello {name}'))
  it('prefers Welsh and falls back to English', () => {
    expect(t('cy', 'nav.signIn')).toBe('Mewngofnodi')
    expect(t('cy', 'error.internal.title')).toBe(t('en', 'error.internal.title'))
  })
  it('says which language a text is in', () => expect([langOf('cy', 'nav.signIn'), langOf('cy', 'error.internal.title'), langOf('en', 'nav.signIn')]).toEqual(['cy', 'en', 'en']))
  it('knows what Welsh lacks, and only that', () => {
    expect(missingTexts('en')).toEqual([])
    expect(missingTexts('cy')).toContain('error.internal.title')
    expect(missingTexts('cy').length + Object.keys(cy).length).toBe(Object.keys(en).length)
  })
  it.each(Object.entries(cy))('asks for the same values in Welsh as in English: %s', (key, text) =>
    expect(placeholders(text)).toEqual(placeholders(en[key as keyof typeof en])))
  it.each(Object.entries(en))('is not empty and has no straight apostrophe: %s', (_key, text) => expect(text).toMatch(/^[^']+$/))
})
