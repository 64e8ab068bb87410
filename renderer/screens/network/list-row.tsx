import { cx } from '../../components/cx.ts'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { useDateWords } from '../../i18n/date-words.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { isHeld } from './drawing.ts'
import type { ListValue } from './list-entries.ts'
import { TieGrades } from './tie-grades.tsx'
import { tieWords } from './use-network.ts'
import { useSharedWords } from './use-shared-words.ts'
import type { TieRow } from '../../../src/contract/links.ts'
import styles from './list-row.module.css'

/** One row: the same words as in the picture. */
export function ListRow({ value, isShown }: { readonly value: ListValue; readonly isShown: boolean }) {
  const { t } = useTexts()
  const shared = useSharedWords()
  switch (value.kind) {
    case 'node':
      return (
        <div className={styles.row}>
          <EntityChip kind={value.node.kind} label={value.node.label} isLinked />
          {value.node.alias !== null && (
            <span className={styles.alias}>
              <Foreign text={value.node.alias} />
            </span>
          )}
          {value.node.minor && <Tag kind="outline">{t('network.minor')}</Tag>}
          {value.node.identified === false && <span className={styles.quiet}>{t('network.unidentified')}</span>}
        </div>
      )
    case 'line':
      return <TieLine tie={value.line.tie} isShown={isShown} />
    case 'context':
      return <TieLine tie={value.tie} isShown />
    case 'connection':
      return (
        <div className={styles.row}>
          <EntityChip kind="person" label={value.connection.between[0].label} isLinked />
          <EntityChip kind="person" label={value.connection.between[1].label} isLinked />
          <span className={styles.words}>
            <Foreign text={shared(value.connection)} />
          </span>
          <span className={styles.quiet}>{t('network.pathOrigins', { count: value.connection.origins.length })}</span>
        </div>
      )
    case 'unnamed':
      return (
        <div className={styles.row}>
          <Icon name="person" size="small" />
          <span className={styles.words}>
            <Foreign text={value.unnamed.surface} />
          </span>
          <span className={styles.number}>{value.unnamed.signalNumber}</span>
        </div>
      )
  }
}

function TieLine({ tie, isShown }: { readonly tie: TieRow; readonly isShown: boolean }) {
  const { t, language } = useTexts()
  const dateWords = useDateWords()
  return (
    <div className={cx(styles.row, !isShown && styles.faded)}>
      <EntityChip kind={tie.from.kind} label={tie.from.label} isLinked />
      <span className={styles.type}>{tieWords(tie, language)}</span>
      <EntityChip kind={tie.to.kind} label={tie.to.label} isLinked />
      <span className={styles.date}>{tie.period === null ? t('network.undated') : dateWords(tie.period)}</span>
      <TieGrades tie={tie} />
      <span className={styles.quiet}>{t('network.pathOrigins', { count: tie.origins.length })}</span>
      {isHeld(tie) && (
        <span className={styles.hand}>
          <Icon name="condition" size="small" />
          {tie.inherited.handling}
        </span>
      )}
      {!isShown && <span className={styles.quiet}>{t('network.outOfRange')}</span>}
    </div>
  )
}
