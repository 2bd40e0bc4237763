import MarkdownIt from 'markdown-it'
import sanitize from 'sanitize-html'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true })
const classes: Readonly<Record<string, string>> = {
  p: 'govuk-body', ul: 'govuk-list govuk-list--bullet', ol: 'govuk-list govuk-list--number', a: 'govuk-link', blockquote: 'govuk-inset-text', h3: 'govuk-heading-s', h4: 'govuk-heading-s',
}
const styled = (name: string) => (_tag: string, attribs: sanitize.Attributes): sanitize.Tag => ({
  tagName: name, attribs: { ...attribs, ...(classes[name] !== undefined && { class: classes[name] }), ...(name === 'a' && { rel: 'noopener noreferrer nofollow' }) },
})

/** What people wrote, as HTML that cannot do anything: no pictures, no scripts, no styles; headings stay below those of the page. */
export const renderMarkdown = (text: string): string =>
  sanitize(markdown.render(text), {
    allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'blockquote', 'code', 'pre', 'h3', 'h4'],
    allowedAttributes: { '*': ['class'], a: ['href', 'rel', 'class'] },
    allowedSchemes: ['https', 'http', 'mailto'],
    transformTags: {
      ...Object.fromEntries(['p', 'ul', 'ol', 'a', 'blockquote'].map((name) => [name, styled(name)])),
      h1: styled('h3'), h2: styled('h3'), h3: styled('h3'), h4: styled('h4'), h5: styled('h4'), h6: styled('h4'),
    },
  })
