import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const id = '01980000-0000-7000-8000-000000000007'

const data = z.object({ organisation: z.string(), quarter: z.string(), dueOn: z.iso.date(), organisationId: z.uuid() })
const example = { organisation: 'Borchester', quarter: '2026-Q3', dueOn: '2026-10-30', organisationId: id }

export const returnDueMessage = defineTemplate({
  name: 'returns.return-due', purpose: 'reminder', channels: ['email', 'page'],
  data, example,
  fields: (data, format) => ({ ...data, due: format.date(data.dueOn) }),
  links: ({ organisationId }) => ({ return_link: `/returns/organisation/${organisationId}` }),
  texts: { en: {
    subject: 'The workforce return of ((organisation)) for ((quarter)) is due by ((due))',
    body: `Hello ((name))

((organisation)) has not submitted its workforce return for ((quarter)) yet. It is due by ((due)). You can fill it in page by page, or upload files that come filled in with your last return.

[Make the return]((return_link))`,
  } },
})

export const returnLateMessage = defineTemplate({
  name: 'returns.return-late', purpose: 'reminder', channels: ['email', 'page'],
  data, example,
  fields: (data, format) => ({ ...data, due: format.date(data.dueOn) }),
  links: ({ organisationId }) => ({ return_link: `/returns/organisation/${organisationId}` }),
  texts: { en: {
    subject: 'The workforce return of ((organisation)) for ((quarter)) is late',
    body: `Hello ((name))

The workforce return of ((organisation)) for ((quarter)) was due by ((due)) and has not been submitted. It still counts when it comes late.

[Make the return]((return_link))`,
  } },
})
