import { LogView } from '../../../src/contract/audit.ts'

export const logViews = LogView.options
