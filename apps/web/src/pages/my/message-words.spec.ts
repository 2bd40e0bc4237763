import { deliveryWords, messageParagraphs } from './message-words.js'

describe('messageParagraphs', () => {
  it('makes links of the addresses that stand alone, local ones local', () => {
    expect(messageParagraphs('Hello Asha,\nthere is a place.\n\nhttps://waymark.example/offers/1\n\n\nSee https://a.example for more.\nhttps://elsewhere.example/x', 'https://waymark.example/')).toEqual([
      [{ kind: 'text', text: 'Hello Asha,' }, { kind: 'text', text: 'there is a place.' }],
      [{ kind: 'link', href: '/offers/1' }],
      [{ kind: 'text', text: 'See https://a.example for more.' }, { kind: 'link', href: 'https://elsewhere.example/x' }],
    ])
  })
  it('does not take another site for this one', () =>
    expect(messageParagraphs('https://waymark.example.evil/x', 'https://waymark.example')).toEqual([[{ kind: 'link', href: 'https://waymark.example.evil/x' }]]))
  it('never makes a link of anything but a web address', () =>
    expect(messageParagraphs('javascript:alert(1)', 'https://waymark.example')).toEqual([[{ kind: 'text', text: 'javascript:alert(1)' }]]))
})

describe('deliveryWords', () => {
  it('speaks up only when something is unusual', () => expect(['SENT', 'FAILED', 'SUPPRESSED', 'QUEUED'].map((state) => deliveryWords(state)?.text)).toEqual([undefined, 'Email did not arrive', 'Not sent by email', 'On its way']))
})
