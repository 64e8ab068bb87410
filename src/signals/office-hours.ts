/** Working time as shipped; a proposal until the organisation confirms its own (R58). */
import officeHoursJson from '../../resources/office-hours.json' with { type: 'json' }
import { OfficeHours } from '../contract/working-time.ts'

const { zone, days, opens, closes } = officeHoursJson
export const officeHours: OfficeHours = OfficeHours.parse({ zone, days, opens, closes })
