/** Invented names for the scenario's people; any likeness is chance. */
export const GIVEN_NAMES = [
  'Aisha', 'Alan', 'Amara', 'Andrew', 'Anjali', 'Ben', 'Beth', 'Callum', 'Carys', 'Chidi', 'Claire', 'Dafydd', 'Daniel', 'Deepa', 'Ellie', 'Emeka',
  'Fatima', 'Fiona', 'Gareth', 'Hannah', 'Hassan', 'Imogen', 'Ivan', 'Jack', 'Jasmine', 'Joanna', 'Kavita', 'Kieran', 'Laura', 'Leon', 'Magda', 'Maya',
  'Megan', 'Mohammed', 'Nadia', 'Nathan', 'Niamh', 'Oliver', 'Owen', 'Parveen', 'Patrick', 'Rachel', 'Ravi', 'Rhys', 'Rosa', 'Samuel', 'Siân', 'Sofia',
  'Tariq', 'Theo', 'Uma', 'Victor', 'Wanjiru', 'Yan', 'Zainab', 'Zoë',
] as const

export const FAMILY_NAMES = [
  'Abbott', 'Adeyemi', 'Ahmed', 'Bailey', 'Banerjee', 'Barker', 'Begum', 'Booth', 'Burke', 'Chaudhry', 'Chen', 'Clarke', 'Cooper', 'Davies', 'Dixon',
  'Edwards', 'Eze', 'Fletcher', 'Ford', 'Gill', 'Graham', 'Griffiths', 'Hall', 'Harding', 'Hughes', 'Hussain', 'Iqbal', 'Jenkins', 'Joshi', 'Kaur',
  'Kelly', 'Khan', 'Knight', 'Kowalska', 'Lawson', 'Lewis', 'Mahmood', 'Marsh', 'Mensah', 'Mistry', 'Murphy', 'Nowak', 'O’Brien', 'Okonkwo', 'Palmer',
  'Patel', 'Powell', 'Quinn', 'Rahman', 'Reynolds', 'Shah', 'Silva', 'Stone', 'Thomas', 'Turner', 'Usman', 'Vaughan', 'Walsh', 'Ward', 'Yates',
] as const
