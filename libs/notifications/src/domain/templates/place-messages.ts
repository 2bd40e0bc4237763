import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const place = { programme: z.string(), enrolmentId: z.uuid() }
const example = { programme: 'Leading digital change, spring', enrolmentId: '01980000-0000-7000-8000-000000000001' }
const offerLink = ({ enrolmentId }: { enrolmentId: string }) => ({ offer_link: `/offers/${enrolmentId}` })
const placeLink = ({ enrolmentId }: { enrolmentId: string }) => ({ place_link: `/learning/${enrolmentId}` })
const offer = z.object({ ...place, expiresAt: z.iso.datetime() })
const offerExample = { ...example, expiresAt: '2026-04-10T16:00:00.000Z' }

export const offeredMessage = defineTemplate({
  name: 'cohorts.offered', purpose: 'service', channels: ['email', 'page'],
  data: offer, example: offerExample, links: offerLink,
  fields: (data, format) => ({ ...data, expires: format.dateTime(data.expiresAt) }),
  texts: { en: {
    subject: 'You have been offered a place on ((programme))',
    body: `Hello ((name))

You have been offered a place on ((programme)).

Accept or decline it by ((expires)). After that it goes to the next person waiting.

[Accept or decline your place]((offer_link))`,
  } },
})

export const offerExpiringMessage = defineTemplate({
  name: 'cohorts.offer-expiring', purpose: 'reminder', channels: ['email', 'page'],
  data: offer, example: offerExample, links: offerLink,
  fields: (data, format) => ({ ...data, expires: format.dateTime(data.expiresAt) }),
  texts: { en: {
    subject: 'Your offer of a place on ((programme)) ends soon',
    body: `Hello ((name))

You have not answered the offer of a place on ((programme)). It ends on ((expires)) and the place then goes to the next person waiting.

[Accept or decline your place]((offer_link))`,
  } },
})

export const offerExpiredMessage = defineTemplate({
  name: 'cohorts.offer-expired', purpose: 'service', channels: ['email', 'page'],
  data: z.object(place), example, links: placeLink,
  texts: { en: {
    subject: 'Your offer of a place on ((programme)) has ended',
    body: `Hello ((name))

The offer of a place on ((programme)) ended before you answered, and the place has gone to the next person waiting.

[See what you can do now]((place_link))`,
  } },
})

export const waitlistedMessage = defineTemplate({
  name: 'cohorts.waitlisted', purpose: 'service', channels: ['email', 'page'],
  data: z.object(place), example, links: placeLink,
  texts: { en: {
    subject: 'You are on the waiting list for ((programme))',
    body: `Hello ((name))

All places on ((programme)) are taken. You are on the waiting list, and we will write to you as soon as a place is free for you.

[See your application or leave the waiting list]((place_link))`,
  } },
})

export const notPlacedMessage = defineTemplate({
  name: 'cohorts.not-placed', purpose: 'service', channels: ['email', 'page'],
  data: z.object(place), example, links: placeLink,
  texts: { en: {
    subject: 'There was no place for you on ((programme))',
    body: `Hello ((name))

((programme)) has started, and your application was still waiting. It has ended: no more places are offered now.

[See your application and what you can do now]((place_link))`,
  } },
})

export const confirmedMessage = defineTemplate({
  name: 'cohorts.confirmed', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...place, startsOn: z.iso.date() }), example: { ...example, startsOn: '2026-05-11' }, links: placeLink,
  fields: (data, format) => ({ ...data, starts: format.date(data.startsOn) }),
  texts: { en: {
    subject: 'Your place on ((programme)) is confirmed',
    body: `Hello ((name))

Your place on ((programme)) is confirmed. It starts on ((starts)). A calendar invitation for each session follows.

[See your programme]((place_link))`,
  } },
})

export const withdrawnMessage = defineTemplate({
  name: 'cohorts.withdrawn', purpose: 'service', channels: ['email', 'page'],
  data: z.object(place), example, links: placeLink,
  texts: { en: {
    subject: 'You have left ((programme))',
    body: `Hello ((name))

You are no longer enrolled on ((programme)). If this is a mistake, contact the programme team soon: a freed place goes to the next person waiting.

[See your record]((place_link))`,
  } },
})

export const completedMessage = defineTemplate({
  name: 'cohorts.completed', purpose: 'service', channels: ['email', 'page'],
  data: z.object(place), example, links: placeLink,
  texts: { en: {
    subject: 'You have completed ((programme))',
    body: `Hello ((name))

Congratulations: you have completed ((programme)). Your certificate is ready.

[Get your certificate]((place_link))`,
  } },
})
