import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const invitation = { token: z.string(), expiresOn: z.iso.date() }
const example = { token: 'fictitious-secret-of-an-invitation', expiresOn: '2026-06-15' }
const invitationLink = ({ token }: { token: string }) => ({ invitation_link: `/invitations/${token}` })

export const accountInvitationMessage = defineTemplate({
  name: 'directory.account-invitation', purpose: 'service', channels: ['email'],
  data: z.object({ ...invitation, organisation: z.string().optional() }),
  example: { ...example, organisation: 'Borchester council' },
  fields: ({ organisation, expiresOn }, { date }) => ({ from: organisation ?? 'Your organisation', expires: date(expiresOn) }),
  links: invitationLink, secret: { fields: ['token'], keptLinks: { invitation_link: '/' } },
  texts: { en: {
    subject: '((from)) invites you to Waymark',
    body: `Hello ((name))

((from)) has added you to Waymark, where leadership programmes for local government are run. Sign in once with your work account to begin. The link works until ((expires)), and only for you.

[Accept the invitation]((invitation_link))`,
  } },
})

export const joinOrganisationMessage = defineTemplate({
  name: 'directory.join-organisation', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...invitation, organisation: z.string() }),
  example: { ...example, organisation: 'Borchester council' },
  fields: ({ organisation, expiresOn }, { date }) => ({ organisation, expires: date(expiresOn) }),
  links: invitationLink, secret: { fields: ['token'], keptLinks: { invitation_link: '/join-offers' } },
  texts: { en: {
    subject: '((organisation)) asks you to join it on Waymark',
    body: `Hello ((name))

((organisation)) asks you to join it on Waymark. If you agree, its administrators can see your record while you belong to it. What you have learned stays yours. You can answer until ((expires)).

[Read and answer]((invitation_link))`,
  } },
})
