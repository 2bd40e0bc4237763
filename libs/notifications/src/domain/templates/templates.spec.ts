import { unwrap } from '#kernel'
import { missingTranslations } from '../message-template.js'
import { renderMessage } from '../render-message.js'
import { MESSAGE_TEMPLATES } from './index.js'

const around = { name: 'Aisha Khan', webUrl: 'https://waymark.example' }

describe('the message catalogue', () => {
  it.each(MESSAGE_TEMPLATES.map((template) => [template.name, template] as const))('%s says what it should from its example, in both languages', (_name, template) => {
    for (const locale of ['en', 'cy'] as const) {
      const message = unwrap(renderMessage(template, template.example, locale, around))
      expect(message.subject).not.toMatch(/\(\(|\)\)|undefined|Invalid/)
      expect(message.text).not.toMatch(/\(\(|\)\)|undefined|Invalid/)
      expect(message.text).toContain('Hello Aisha Khan\n')
      expect(message.text).toContain('https://waymark.example/')
    }
  })

  it('names every template once', () => {
    const names = MESSAGE_TEMPLATES.map((template) => template.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(12)
  })

  // Welsh is written by translators, not here. Take a name off this list with the commit that brings its Welsh.
  it('lists what is still to be translated into Welsh', () => {
    expect(missingTranslations(MESSAGE_TEMPLATES, 'cy')).toEqual([
      'cohorts.announcement', 'cohorts.applied', 'cohorts.approval-needed', 'cohorts.approved', 'cohorts.assignment-due', 'cohorts.assignment-marked', 'cohorts.completed',
      'cohorts.confirmed', 'cohorts.invited', 'cohorts.not-placed', 'cohorts.offer-expired', 'cohorts.offer-expiring', 'cohorts.offered', 'cohorts.post-reported',
      'cohorts.rejected', 'cohorts.run-below-minimum', 'cohorts.run-cancelled', 'cohorts.session-cancelled', 'cohorts.session-changed', 'cohorts.session-invitation',
      'cohorts.session-reminder', 'cohorts.session-removed', 'cohorts.transfer-accepted', 'cohorts.transfer-declined', 'cohorts.transfer-requested', 'cohorts.waitlisted',
      'cohorts.withdrawn', 'directory.account-invitation', 'directory.join-organisation', 'mentoring.agreed', 'mentoring.answer-due', 'mentoring.check-in-due', 'mentoring.end-passed', 'mentoring.ended',
      'mentoring.ends-soon', 'mentoring.extended', 'mentoring.first-meeting-due', 'mentoring.help-wanted', 'mentoring.intake-over', 'mentoring.lapsed', 'mentoring.log-meeting', 'mentoring.meeting-cancelled',
      'mentoring.meeting-moved', 'mentoring.meeting-planned', 'mentoring.not-going-ahead', 'mentoring.other-accepted', 'mentoring.paused', 'mentoring.proposed',
      'mentoring.proposed-blind', 'mentoring.resumed', 'mentoring.silent', 'mentoring.survey-due',
      'returns.return-due', 'returns.return-late', 'workforce.milestone-about-you', 'workforce.milestone-objected', 'workforce.milestone-rejected', 'workforce.milestone-revoked', 'workforce.milestone-suggested', 'workforce.milestone-to-verify', 'workforce.milestone-verified',
      'workforce.milestones-waiting', 'workforce.parent-plan-published', 'workforce.pipeline-review-due', 'workforce.plan-approved', 'workforce.plan-proposed', 'workforce.plan-returned',
      'workforce.review-action-due', 'workforce.review-action-overdue',
    ])
    expect(missingTranslations(MESSAGE_TEMPLATES, 'en')).toEqual([])
  })
})
