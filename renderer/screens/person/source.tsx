import type { StatementRow } from '../../../src/contract/entities.ts'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { Grade } from '../../components/grade.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SignalLink } from './signal-links.tsx'
import styles from './person.module.css'

/** Who says so, where, and how it was weighed. */
export function Source({ of: row }: { readonly of: StatementRow }) {
  const { t } = useTexts()
  return (
    <span className={styles.source}>
      {row.organisation !== null && <PartnerTag code={row.organisation} />}
      <SignalLink signal={row.signal} number={row.signalNumber} mention={row.mention} />
      <Grade grade={row.grade} />
      {row.polarity === 'contradicts' && <Tag kind="prop">{t('person.against')}</Tag>}
    </span>
  )
}
