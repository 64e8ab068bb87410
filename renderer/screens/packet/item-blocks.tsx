import type { Blocker } from '../../../src/contract/packet-shapes.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { ContentRow } from './content-rows.ts'
import type { RowDoes } from './use-contents.ts'
import { useBlockerWords } from './use-blocker-words.ts'
import styles from './packet.module.css'

interface ItemBlocksProps {
  readonly row: ContentRow
  readonly blockers: readonly Blocker[]
  readonly does: RowDoes
}

/** Whose condition it is and what would lift it. There are two ways: consent of the source, or out of the packet (R67). */
export function ItemBlocks({ row, blockers, does }: ItemBlocksProps) {
  const { t } = useTexts()
  const words = useBlockerWords()
  if (blockers.length === 0) return null
  const consent = blockers.find(({ byConsent }) => byConsent)
  return (
    <div className={styles.block}>
      <Icon name="blocked" />
      <div className={styles.lines}>
        <p>{t('packet.item.cannot')}</p>
        <ul className={styles.lines}>
          {blockers.map(blocker => (
            <li key={`${blocker.source} ${blocker.rule} ${blocker.code} ${blocker.recipient ?? ''}`}>
              {words.why(blocker)} {t('packet.item.lifts')} {words.lift(blocker)}
            </li>
          ))}
        </ul>
        <div className={styles.line}>
          {consent !== undefined && (
            <Button size="small" onPress={() => does.consent(row, consent)}>
              {t('packet.item.askConsent')}
            </Button>
          )}
          <Button size="small" onPress={() => does.takeOut(row)}>
            {t('packet.item.takeOut')}
          </Button>
        </div>
      </div>
    </div>
  )
}
