import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const id = '01980000-0000-7000-8000-000000000004'

export const matchIntakeOverMessage = defineTemplate({
  name: 'mentoring.intake-over', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ scheme: z.string(), round: z.string(), roundId: z.uuid() }), example: { scheme: 'Two-way mentoring', round: 'Autumn 2026', roundId: id },
  links: ({ roundId }) => ({ round_link: `/mentoring/rounds/${roundId}` }),
  texts: { en: {
    subject: 'The intake of ((round)) is over',
    body: `Hello ((name))

The intake of the round ((round)) of ((scheme)) has closed. Freeze the round to match the people who take part, or set a later day.

[See who takes part and freeze the round]((round_link))`,
  } },
})
