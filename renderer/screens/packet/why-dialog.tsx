import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { stepOf, type Step } from './steps.ts'
import { useBlockerWords } from './use-blocker-words.ts'
import styles from './packet.module.css'

interface WhyDialogProps {
  readonly packet: PacketDetail
  readonly blockers: readonly Blocker[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onGo: (step: Step) => void
}

/** Every reason, with its rule and what would lift it. There is no button that goes on all the same (R67). */
export function WhyDialog({ packet, blockers, isOpen, onClose, onGo }: WhyDialogProps) {
  const { t } = useTexts()
  const words = useBlockerWords()
  const labelOf = ({ source, label }: Blocker): string => {
    if (source === 'packet') return t('packet.whyPacket')
    return packet.contents.find(({ id }) => id === source)?.title ?? label
  }
  return (
    <Dialog
      title={t('packet.whyTitle')}
      isOpen={isOpen}
      onClose={onClose}
      width="wide"
      actions={<Button onPress={onClose}>{t('dialog.close')}</Button>}
    >
      {blockers.length === 0 && <p>{t('packet.whyNone')}</p>}
      <ul className={styles.whys}>
        {blockers.map(blocker => (
          <li
            className={styles.whyRow}
            key={`${blocker.source} ${blocker.rule} ${blocker.code} ${blocker.recipient ?? ''}`}
          >
            <span className={styles.whyLabel}>{labelOf(blocker)}</span>
            <div className={styles.words}>
              <p>{words.why(blocker)}</p>
              <p className={styles.quiet}>
                {t('packet.item.lifts')} {words.lift(blocker)}
              </p>
            </div>
            <Tag kind="outline">{t('packet.rule', { rule: blocker.rule })}</Tag>
            <Button size="small" onPress={() => onGo(stepOf(blocker))}>
              {t('packet.whyGo')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
