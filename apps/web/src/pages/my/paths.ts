/** What belongs to the person themselves. */
export const myPaths = {
  messages: '/messages',
  preferences: '/messages/preferences',
  message: '/messages/:id',
  calendar: '/calendar',
  endCalendar: '/calendar/end',
} as const
