import { renderMarkdown } from './markdown.js'

describe('renderMarkdown', () => {
  it('keeps emphasis, lists and links, in the look of the page', () => {
    expect(renderMarkdown('**Read** [this](https://example.org)\n\n- one\n- two').replaceAll('\n', '')).toBe(
      '<p class="govuk-body"><strong>Read</strong> <a href="https://example.org" class="govuk-link" rel="noopener noreferrer nofollow">this</a></p><ul class="govuk-list govuk-list--bullet"><li>one</li><li>two</li></ul>')
  })
  it('keeps headings below those of the page', () => expect(renderMarkdown('# Big')).toBe('<h3 class="govuk-heading-s">Big</h3>\n'))
  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '![x](https://example.org/spy.png)', '[x](javascript:alert(1))', '<a href="data:text/html,x">x</a>', '[x](data:text/html,<script>)'])('takes the teeth out of %s', (text) => {
    expect(renderMarkdown(text)).not.toMatch(/<(script|img)|<a [^>]*href="(javascript|data):/i)
  })
})
