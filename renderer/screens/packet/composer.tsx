import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useAction } from '../../actions/use-action.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Pane, Panes } from '../../components/panes.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { ContentsPart } from './contents-part.tsx'
import { GroundPart } from './ground-part.tsx'
import { MarkingPart } from './marking-part.tsx'
import { NeedPart } from './need-part.tsx'
import { PacketHead } from './packet-head.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { RecipientPart } from './recipient-part.tsx'
import { SealPart, usualTermDays } from './seal-part.tsx'
import { StepList } from './step-list.tsx'
import { useSteps } from './use-steps.ts'
import { WhyDialog } from './why-dialog.tsx'
import styles from './packet.module.css'

/** A draft: for whom, on what ground, why, and then piece by piece what is needed. What stops it is looked at after every change. */
export function Composer({ packet }: { readonly packet: PacketDetail }) {
  const { t } = useTexts()
  const queries = useQueries()
  const announce = useAnnounce()
  const { active, setActive, goTo } = useSteps()
  const [termDays, setTermDays] = useState(usualTermDays)
  const [isWhyOpen, setWhyOpen] = useState(false)
  const [hasPreview, setPreview] = useState(true)
  const check = useQuery(queries.packets.check.queryOptions({ input: { packet: packet.id } }))
  const blockers = check.data?.blockers ?? []
  const submit = useCommand(queries.packets.submit, {
    onDone: outcome => {
      if (outcome.kind === 'blocked') setWhyOpen(true)
      else announce(t(outcome.signed ? 'packet.submitted' : 'packet.submittedUnsigned'))
    },
  })
  const offer = useAction('packet.submit', () => submit.run({ packet: packet.id, termDays }), {
    unavailable: whyNotOffered(),
  })
  useAction('packet.why', () => setWhyOpen(true))
  const preview = useAction('packet.preview', () => setPreview(shown => !shown))

  function whyNotOffered(): string | undefined {
    if (!packet.mine) return t('packet.notAuthor', { author: packet.author })
    return blockers.length > 0 || check.data === undefined ? t('packet.blocked', { count: blockers.length }) : undefined
  }

  return (
    <>
      <PacketHead
        packet={packet}
        actions={
          <>
            {blockers.length > 0 ? (
              <Button kind="light" icon="blocked" onPress={() => setWhyOpen(true)}>
                <span className={styles.stops}>{t('packet.stops', { count: blockers.length })}</span>
              </Button>
            ) : (
              check.data !== undefined && <span className={styles.free}>{t('packet.stopsNone')}</span>
            )}
            <ActionButton of={preview} />
            <ActionButton of={offer} kind="primary" isBusy={submit.isBusy} withIcon={false} />
          </>
        }
      />
      {submit.problem !== undefined && <Notice kind="stop">{`${submit.problem.text} ${submit.problem.next}`}</Notice>}
      <Panes>
        <nav className={styles.stepsPane} aria-label={t('packet.steps')} data-pane tabIndex={-1}>
          <StepList packet={packet} blockers={blockers} active={active} onGo={goTo} />
        </nav>
        <Pane label={t('packet.title')} className={styles.parts}>
          {packet.returnedBecause !== null && (
            <Notice kind="warn">{t('packet.returned', { because: packet.returnedBecause })}</Notice>
          )}
          <div className={styles.card}>
            <RecipientPart packet={packet} blockers={blockers} onActive={setActive} />
            <GroundPart packet={packet} blockers={blockers} onActive={setActive} />
            <NeedPart packet={packet} onActive={setActive} />
          </div>
          <ContentsPart packet={packet} blockers={blockers} onActive={setActive} />
          <MarkingPart packet={packet} blockers={blockers} onActive={setActive} />
          <SealPart packet={packet} termDays={termDays} onTermDays={setTermDays} onActive={setActive} />
        </Pane>
        {hasPreview && <PreviewPane packet={packet} termDays={termDays} />}
      </Panes>
      <WhyDialog
        packet={packet}
        blockers={blockers}
        isOpen={isWhyOpen}
        onClose={() => setWhyOpen(false)}
        onGo={step => {
          setWhyOpen(false)
          goTo(step)
        }}
      />
    </>
  )
}
