/** What must be true of plans, milestones and workforce returns together: see `BooksQueries`. From what was decided and returned, not from figures made of it. */
export const WORKFORCE_CHECKS: Readonly<Record<string, string>> = {
  'workforce plans: what was published has the approval of a person of each owner, of exactly what it says': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select v.id, count(distinct a.part) < n.needed or count(distinct a.person_id) < n.needed as bad
          from workforce.plan_version v join workforce.plan p on p.id = v.plan_id cross join lateral (select case p.scope when 'national' then 2 else 1 end as needed) n
            left join workforce.plan_approval a on a.version_id = v.id and a.withdrawn_at is null and a.content_hash = v.content_hash
          where v.state in ('published', 'superseded') group by v.id, n.needed) x`,
  'workforce plans: one version holds at a time, and its state is where its history ends': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select v.id, h.to_state is distinct from v.state or (v.state = 'published' and exists (select from workforce.plan_version o where o.plan_id = v.plan_id and o.id <> v.id and o.state = 'published')) as bad
          from workforce.plan_version v left join lateral (select to_state from workforce.plan_version_history where version_id = v.id order by at desc, id desc limit 1) h on true) x`,
  'milestones: the state is where the history ends': `
    select count(*) as checked, count(*) filter (where h.to_state is distinct from c.state) as wrong, (array_agg(c.id::text) filter (where h.to_state is distinct from c.state))[1] as example
    from workforce.milestone_claim c left join lateral (select to_state from workforce.milestone_history where claim_id = c.id order by at desc, id desc limit 1) h on true`,
  'milestones: what is verified has evidence, and was decided by somebody whom it does not concern': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select c.id, c.decided_by_id is null or c.decided_by_id in (c.claimed_by_id, c.person_id) or not exists (select from workforce.milestone_evidence e where e.claim_id = c.id) as bad
          from workforce.milestone_claim c where c.state = 'verified') x`,
  'milestones: nobody, and no organisation, counts twice for a target': `
    select count(*) as checked, count(*) filter (where n > 1) as wrong, (array_agg(subject) filter (where n > 1))[1] as example
    from (select target_id, coalesce(person_id, organisation_id)::text as subject, count(*) as n from workforce.milestone_claim where state = 'verified' group by 1, 2) x`,
  'workforce returns: one revision of a quarter counts, the newest that was submitted': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(example) filter (where bad))[1] as example
    from (select organisation_id || ' ' || quarter as example, count(*) filter (where state = 'submitted') <> 1 or max(revision) filter (where state = 'submitted') < max(revision) filter (where state = 'superseded') as bad
          from workforce_returns.workforce_return where state <> 'draft' group by organisation_id, quarter) x`,
  'workforce returns: people by characteristic add up to the headcount': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(example) filter (where bad))[1] as example
    from (select r.id || ' ' || d.characteristic as example,
            sum(d.count) <> (select coalesce(sum(h.headcount), 0) from workforce_returns.headcount_line h where h.return_id = r.id) as bad
          from workforce_returns.workforce_return r join workforce_returns.diversity_line d on d.return_id = r.id where r.state <> 'draft' group by r.id, d.characteristic) x`,
}
