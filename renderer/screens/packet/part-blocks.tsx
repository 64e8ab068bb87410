import type { Blocker } from '../../../src/contract/packet-shapes.ts'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useBlockerWords } from './use-blocker-words.ts'
import { stepOf, type Step } from './steps.ts'
import styles from './packet.module.css'

/** What stops this part of the packet, with what would lift it. */
export function PartBlocks({ step, blockers }: { readonly step: Step; readonly blockers: readonly Blocker[] }) {
  const { t } = useTexts()
  const words = useBlockerWords()
  const own = blockers.filter(blocker => blocker.source === 'packet' && stepOf(blocker) === step)
  return own.map(blocker => (
    <div className={styles.block} key={`${blocker.rule} ${blocker.code} ${blocker.recipient ?? ''}`}>
      <Icon name="blocked" />
      <p>
        {words.why(blocker)} {t('packet.item.lifts')} {words.lift(blocker)}
      </p>
    </div>
  ))
}
