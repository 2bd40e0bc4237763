import { keyFor } from './questions.pages.js'

it('makes keys of questions that are short, lower case and none that is there', () => {
  expect(keyFor('Why now?', [])).toBe('why-now')
  expect(keyFor('Why now?', ['why-now', 'why-now-2'])).toBe('why-now-3')
  expect(keyFor('2026: pam?', [])).toBe('pam')
  expect(keyFor('???', [])).toBe('question')
  expect(keyFor('New', [])).toBe('new-2')
  expect(keyFor('x'.repeat(200), [])).toMatch(/^[a-z][a-z0-9_-]{0,39}$/)
})
