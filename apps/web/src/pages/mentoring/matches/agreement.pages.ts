import { z } from 'zod'
import { formatMinutes } from '#govuk'
import { fieldsPage } from '../../../forms/fields-page.js'
import { AgreeToMentoringDocument, SaveMentoringAgreementDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { textField, wholeField } from '../../runs/form-fields.js'
import { hrefOf, matchForm } from './load-match.js'
import { matchPaths } from './paths.js'
import { choicesOf, MODES, wordsOf } from './words.js'

const agreementPage = fieldsPage({
  path: matchPaths.agreement,
  load: (req) => matchForm(req, ({ viewerCanKeep }) => viewerCanKeep, ({ agreement }) => ({
    title: agreement === null ? 'Write down what you agree on' : 'Change your agreement', button: 'Save', lead: agreement === null ? ['You agree to what you write. The other person reads it and agrees as well.'] : ['A change needs the other person to agree again.'],
    fields: [
      { kind: 'text', name: 'everyWeeks', label: 'How many weeks between meetings?', width: 2 }, { kind: 'text', name: 'minutes', label: 'How many minutes does a meeting last?', width: 4 },
      { kind: 'radios', name: 'mode', label: 'How will you meet?', items: choicesOf(MODES) }, { kind: 'textarea', name: 'purpose', label: 'What do you want to work on?' },
      { kind: 'textarea', name: 'confidentiality', label: 'What stays between you?', hint: 'For example: “What we talk about stays between us, unless somebody is in danger.”' },
    ],
    values: agreement === null ? { everyWeeks: 4, minutes: 60 } : { everyWeeks: agreement.everyWeeks, minutes: agreement.minutes, mode: agreement.mode, purpose: agreement.purpose, confidentiality: agreement.confidentiality },
  })),
  body: z.object({ everyWeeks: wholeField('Weeks between meetings'), minutes: wholeField('Minutes'), mode: textField, purpose: textField, confidentiality: textField }),
  submit: async (req, terms, { match }) => {
    const { userErrors } = (await execute(req, SaveMentoringAgreementDocument, { input: { matchId: match.id, ...terms } })).saveMentoringAgreement
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'Saved. The other person can now agree to it.' }
  },
})

const agreePage = fieldsPage({
  path: matchPaths.agree,
  load: (req) => matchForm(req, ({ viewerCanKeep, agreement }) => viewerCanKeep && agreement !== null, ({ agreement }) => ({
    title: 'Agree to this', button: 'Agree', stay: 'Not yet', fields: [],
    lead: agreement === null ? [] : [
      `You meet every ${agreement.everyWeeks === 1 ? 'week' : `${agreement.everyWeeks} weeks`} for ${formatMinutes(agreement.minutes)}, ${wordsOf(MODES, agreement.mode).toLowerCase()}.`, `What for: ${agreement.purpose}`, `What stays between you: ${agreement.confidentiality}`,
    ],
    values: { version: agreement?.version },
  })),
  view: 'mentoring/matches/agree',
  body: z.object({ version: z.coerce.number().int().min(1).max(1e9).catch(0) }),
  submit: async (req, { version }, { match }) => {
    const { userErrors } = (await execute(req, AgreeToMentoringDocument, { matchId: match.id, version })).agreeToMentoring
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'You have both agreed.' }
  },
})

export const agreementPages = [agreementPage, agreePage]
