import { type Entry, NO_ANSWER, type ReferenceContent } from '../../domain/index.js'

const entries = (pairs: readonly (readonly [string, string])[]): readonly Entry[] => pairs.map(([key, name]) => ({ key, name }))
const characteristic = (key: string, name: string, pairs: readonly (readonly [string, string])[]) => ({ key, name, categories: [...entries(pairs), ...NO_ANSWER] })

/**
 * The lists that Waymark comes with. Grades are bands that councils can place their own scales in; the categories of characteristics are the
 * coarse ones of the census, because counts in finer ones could not be shown. Whoever runs Waymark publishes other versions when they change.
 */
export const FIRST_LISTS: ReferenceContent = {
  timetable: { dueDays: 30 },
  grades: entries([['apprentice', 'Apprentice or trainee'], ['officer', 'Officer'], ['senior_officer', 'Senior officer'], ['manager', 'Manager'], ['head_of_service', 'Head of service'], ['director', 'Director or chief officer']]),
  characteristics: [
    characteristic('sex', 'Sex', [['female', 'Female'], ['male', 'Male']]),
    characteristic('ethnic_group', 'Ethnic group', [['asian', 'Asian or Asian British'], ['black', 'Black, Black British, Caribbean or African'], ['mixed', 'Mixed or multiple ethnic groups'], ['white', 'White'], ['other', 'Other ethnic group']]),
    characteristic('disability', 'Disability', [['disabled', 'Disabled'], ['not_disabled', 'Not disabled']]),
    characteristic('age_band', 'Age', [['under_25', 'Under 25'], ['age_25_to_34', '25 to 34'], ['age_35_to_49', '35 to 49'], ['age_50_and_over', '50 and over']]),
    characteristic('sexual_orientation', 'Sexual orientation', [['heterosexual', 'Straight or heterosexual'], ['lgb_or_other', 'Gay, lesbian, bisexual or other']]),
    characteristic('religion', 'Religion or belief', [['none', 'No religion'], ['christian', 'Christian'], ['muslim', 'Muslim'], ['other', 'Other religion or belief']]),
    characteristic('socio_economic', 'Socio-economic background', [['professional', 'Professional'], ['intermediate', 'Intermediate'], ['lower', 'Lower socio-economic']]),
  ],
}
