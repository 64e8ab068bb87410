import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useCodes } from '../../app/use-codes.ts'
import { Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Part } from './part.tsx'
import { PartBlocks } from './part-blocks.tsx'
import type { Step } from './steps.ts'
import styles from './packet.module.css'

interface MarkingPartProps {
  readonly packet: PacketDetail
  readonly blockers: readonly Blocker[]
  readonly onActive: (step: Step) => void
}

/** What follows from what is in it; nothing here is chosen, so that it cannot be chosen lower. */
export function MarkingPart({ packet, blockers, onActive }: MarkingPartProps) {
  const { t, formatCount } = useTexts()
  const { label } = useCodes()
  const { marking, handling, limits, minor, reviewersNeeded, origins } = packet.outcome
  return (
    <Part step="marking" onActive={onActive} className={styles.card}>
      <p className={styles.quiet}>{t('packet.marking.why')}</p>
      <Facts
        rows={[
          [t('packet.marking.whole'), label('markings', marking)],
          [t('packet.marking.handling'), `${handling} – ${label('handlingCodes', handling)}`],
          [
            t('packet.marking.limits'),
            limits.length === 0 ? t('packet.marking.limitsNone') : limits.map(limit => <div key={limit}>{limit}</div>),
          ],
          [t('packet.marking.origins'), formatCount(origins)],
          [t('packet.marking.reviewers'), t('packet.marking.reviewersCount', { count: reviewersNeeded })],
        ]}
      />
      {minor && <Notice kind="info">{t('packet.marking.minor')}</Notice>}
      <PartBlocks step="marking" blockers={blockers} />
    </Part>
  )
}
