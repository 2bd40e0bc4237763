import { meetingChanged, meetingHeld } from '#mentoring'
import { newId } from '#kernel'
import { activityJobs, followMeeting } from './follow-activity.jobs.js'

describe('what the roll-ups of activity follow', () => {
  it('is a meeting that was held as well as one that was planned, moved or called off', () => {
    const meeting = { meetingId: newId(), matchId: newId() }
    expect(followMeeting.on).toEqual([meetingChanged, meetingHeld])
    for (const payload of [meetingHeld.payload.parse(meeting), meetingChanged.payload.parse({ ...meeting, kind: 'moved' })]) expect(followMeeting.payload.parse(payload)).toEqual(meeting)
  })

  it('has a payload that each of its events fits', () => {
    for (const { on, payload } of activityJobs) for (const event of on) if (event !== meetingChanged) expect(event.payload).toBe(payload)
  })
})
