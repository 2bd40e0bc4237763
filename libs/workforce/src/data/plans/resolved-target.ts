/** What a reader sees of a target: of a derived plan what it has of its own, and the rest from the very version of the parent that it points to. */
export const RESOLVED_TARGETS = `(
  select tv.id, tv.version_id as "versionId", t.plan_id as "planId", t.id as "targetId", t.code, t.parent_target_id as "parentTargetId", coalesce(t.parent_target_id, t.id) as "rootTargetId",
    tv.position, tv.disposition, tv.parent_target_version_id as "parentTargetVersionId", tv.reason,
    coalesce(tv.title, p.title) as title, coalesce(tv.narrative, p.narrative) as narrative,
    coalesce(tv.owner_organisation_id, p.owner_organisation_id) as "ownerOrganisationId",
    coalesce(s.to_id, tv.owner_organisation_id, p.owner_organisation_id) as "presentOwnerOrganisationId",
    coalesce(tv.indicator_version_id, p.indicator_version_id) as "indicatorVersionId", iv.unit, coalesce(tv.direction, p.direction) as direction,
    coalesce(tv.baseline_value, p.baseline_value) as "baselineValue", coalesce(tv.baseline_on, p.baseline_on) as "baselineOn",
    coalesce(tv.target_value, p.target_value) as "targetValue", coalesce(tv.due_on, p.due_on) as "dueOn",
    coalesce(tv.breakdowns, p.breakdowns) as breakdowns, coalesce(tv.rag, p.rag) as rag,
    coalesce(tv.checkpoints, (
      select coalesce(jsonb_agg(c.one order by c.n), '[]') from jsonb_array_elements(p.checkpoints) with ordinality as c(one, n)
      where c.one->>'on' > coalesce(tv.baseline_on, p.baseline_on)::text and c.one->>'on' <= coalesce(tv.due_on, p.due_on)::text)) as checkpoints
  from workforce.target_version tv
  join workforce.target t on t.id = tv.target_id
  left join workforce.target_version p on p.id = tv.parent_target_version_id
  join workforce.indicator_version iv on iv.id = coalesce(tv.indicator_version_id, p.indicator_version_id)
  left join workforce.organisation_succession s on s.from_id = coalesce(tv.owner_organisation_id, p.owner_organisation_id))`
