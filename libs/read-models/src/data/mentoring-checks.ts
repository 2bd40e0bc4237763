const LIVE = `('proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold')`
const RELATIONSHIP = `('agreed', 'active', 'on_hold', 'completed', 'ended_early')`

/** What must be true of mentoring's records together: see `BooksQueries`. From the matches and profiles as they are, not from counters. */
export const MENTORING_CHECKS: Readonly<Record<string, string>> = {
  'mentoring seats: the counter is the number of live matches, and never above what was offered': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select p.id, p.taken <> count(m.profile_id) or count(m.profile_id) > p.capacity as bad
          from mentoring.profile p left join (select unnest(array[mentee_profile_id, mentor_profile_id]) as profile_id from mentoring.match where state in ${LIVE}) m on m.profile_id = p.id
          group by p.id) x`,
  'mentoring matches: the state is where the history ends': `
    select count(*) as checked, count(*) filter (where h.to_state is distinct from m.state) as wrong, (array_agg(m.id::text) filter (where h.to_state is distinct from m.state))[1] as example
    from mentoring.match m left join lateral (select to_state from mentoring.match_history where match_id = m.id order by at desc, id desc limit 1) h on true`,
  'mentoring matches: none breaks a rule that always holds': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select m.id, m.mentee_person_id = m.mentor_person_id
            or exists (select from mentoring.profile_avoid a where (a.profile_id = m.mentee_profile_id and (a.person_id = m.mentor_person_id or a.organisation_id = r.organisation_id))
                                                              or (a.profile_id = m.mentor_profile_id and (a.person_id = m.mentee_person_id or a.organisation_id = e.organisation_id)))
            or (m.override is null and (s.settings #>> '{rules,otherOrganisation}')::boolean and e.organisation_id = r.organisation_id) as bad
          from mentoring.match m join mentoring.scheme s on s.id = m.scheme_id join mentoring.profile e on e.id = m.mentee_profile_id join mentoring.profile r on r.id = m.mentor_profile_id
          where m.state in ${LIVE}) x`,
  'mentoring rounds: each pair of what was published became a match, or somebody had left': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select r.id, exists (select from mentoring.match m where m.scenario_id = r.published_scenario_id and not exists (
            select from mentoring.scenario_pair c where c.scenario_id = m.scenario_id and c.mentee_profile_id = m.mentee_profile_id and c.mentor_profile_id = m.mentor_profile_id))
            or exists (select from mentoring.match m join mentoring.scenario c on c.id = m.scenario_id where c.round_id = r.id and c.id <> r.published_scenario_id) as bad
          from mentoring.match_round r where r.published_at is not null) x`,
  'mentoring rounds: nothing is half solved': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select c.id, (c.state = 'solved') <> exists (select from mentoring.scenario_standing t where t.scenario_id = c.id)
            or c.state in ('queued', 'solving') as bad from mentoring.scenario c) x`,
  'mentoring proposals: none stands beyond its time': `
    select count(*) as checked, count(*) filter (where answer_by < $1) as wrong, (array_agg(id::text) filter (where answer_by < $1))[1] as example
    from mentoring.match where state in ('proposed', 'accepted_by_one')`,
  'mentoring meetings: the counters are the sum of what was logged': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select m.id, m.meetings_held <> count(g.*) or m.minutes_met <> coalesce(sum(g.minutes), 0) or m.last_met_at is distinct from max(g.starts_at) as bad
          from mentoring.match m left join mentoring.meeting g on g.match_id = m.id and g.state = 'held' where m.state in ${RELATIONSHIP} group by m.id) x`,
}
