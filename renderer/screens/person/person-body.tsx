import { useRef, useState } from 'react'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { EntityId } from '../../../src/contract/ids.ts'
import type { PurposeInput } from '../../../src/contract/shapes.ts'
import { useAction } from '../../actions/use-action.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { ByHand } from './by-hand.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { Contradictions } from './contradictions.tsx'
import { Decided } from './decided.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { Facts } from './facts.tsx'
import { Names } from './names.tsx'
import { PersonHeader } from './person-header.tsx'
import { Proposals } from './proposals.tsx'
import { Sources } from './sources.tsx'
import { Ties } from './ties.tsx'
import { Timeline } from './timeline.tsx'
import styles from './person.module.css'

interface PersonBodyProps {
  readonly of: EntityDetail
  readonly purpose: PurposeInput
}

export function PersonBody({ of: detail, purpose }: PersonBodyProps) {
  const { t } = useTexts()
  const timeline = useRef<HTMLElement>(null)
  const [asked, setAsked] = useState<'edit' | 'compare' | null>(null)
  const [other, setOther] = useState<EntityId | null>(null)
  useAction('person.timeline', () => timeline.current?.focus())
  const close = (): void => setAsked(null)
  return (
    <div className={styles.page}>
      <PersonHeader
        of={detail}
        purpose={purpose}
        onEdit={() => setAsked('edit')}
        onCompare={() => setAsked('compare')}
      />
      <div className={styles.columns}>
        <div className={styles.column} data-pane tabIndex={-1} role="region" aria-label={t('person.left')}>
          <Names of={detail} />
          <Facts of={detail} />
        </div>
        <div className={styles.middle} data-pane tabIndex={-1} role="region" aria-label={t('person.middle')}>
          <Contradictions of={detail} />
          {other === null ? (
            <Proposals of={detail} purpose={purpose} />
          ) : (
            <ByHand of={detail} other={other} onClose={() => setOther(null)} key={other} />
          )}
          <Timeline of={detail} box={timeline} />
          <Decided of={detail} />
        </div>
        <div className={styles.column} data-pane tabIndex={-1} role="region" aria-label={t('person.right')}>
          <Sources of={detail} />
          <Ties of={detail} purpose={purpose} />
        </div>
      </div>
      {asked === 'edit' && <EditDialog of={detail} onClose={close} />}
      {asked === 'compare' && (
        <CompareDialog
          of={detail}
          purpose={purpose}
          onClose={close}
          onChosen={chosen => {
            close()
            setOther(chosen)
          }}
        />
      )}
    </div>
  )
}
