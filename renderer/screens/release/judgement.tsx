import { useRef, useState } from 'react'
import { z } from 'zod'
import type { PacketReview } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useAction } from '../../actions/use-action.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Checks } from './checks.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { Reviewers } from './reviewers.tsx'
import styles from './release.module.css'

interface JudgementProps {
  readonly review: PacketReview
  readonly unseen: number
}

const points = ['ground', 'least', 'facts', 'contra', 'lighter'] as const
type Point = (typeof points)[number]
const Unfinished = z.strictObject({ version: z.number(), ticked: z.array(z.enum(points)), remarks: z.string() })

/** What the program checked, what the reviewer judges, and the two signatures that follow. The author gets neither. */
export function Judgement({ review, unseen }: JudgementProps) {
  const { t, formatCount } = useTexts()
  const announce = useAnnounce()
  // What was ticked was ticked over these very pages: another version begins anew, and keeps the words.
  const untouched: z.infer<typeof Unfinished> = { version: review.version, ticked: [], remarks: '' }
  const [judged, setJudged] = useState(untouched)
  const draft = useDraft({
    screen: 'release.judgement',
    object: review.packet,
    shape: Unfinished,
    value: judged,
    untouched,
    restore: kept =>
      setJudged({ ...kept, version: review.version, ticked: kept.version === review.version ? kept.ticked : [] }),
  })
  const ticked: ReadonlySet<Point> = new Set(judged.ticked)
  const { remarks } = judged
  const [over, setOver] = useState<'return' | 'release' | null>(null)
  const [voided, setVoided] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isApproved = review.state === 'approved'
  const agree = useCommand(useQueries().packets.review, {
    onDone: outcome => {
      draft.forget()
      if (outcome.kind === 'voided') setVoided(outcome.reason)
      else announce(t(outcome.approved ? 'release.approved' : 'release.agreed'))
    },
  })
  const tick = (point: Point, isOn: boolean): void =>
    setJudged({ ...judged, ticked: isOn ? [...ticked, point] : judged.ticked.filter(one => one !== point) })
  useAction('release.point', () => {
    const next = points.find(point => !ticked.has(point))
    if (next !== undefined) tick(next, true)
  })
  useAction('release.comment', () => field.current?.focus())
  const sendBack = useAction('release.return', () => setOver('return'))
  const whyNot = useWhyNot(review, unseen, points.length - ticked.size)
  return (
    <div className={styles.judgement}>
      <DraftNotice of={draft} />
      <Checks review={review} />
      <Reviewers review={review} />
      <section className={styles.block} aria-labelledby="points">
        <div className={styles.blockHead}>
          <h2 className={styles.heading} id="points">
            {t('release.points')}
          </h2>
          <span className={styles.quiet}>
            {t('release.pointsCount', { done: formatCount(ticked.size), all: formatCount(points.length) })}
          </span>
        </div>
        <div className={styles.points}>
          {points.map(point => (
            <Checkbox key={point} isSelected={ticked.has(point)} onChange={isOn => tick(point, isOn)}>
              {t(`release.point.${point}`)}
            </Checkbox>
          ))}
        </div>
      </section>
      <TextArea
        label={t('release.remarks')}
        name="remarks"
        value={remarks}
        onChange={words => setJudged({ ...judged, remarks: words })}
        ref={field}
        rows={2}
        help={t('release.remarksHelp')}
      />
      {voided !== null && <Notice kind="stop">{t('release.voided', { reason: voided })}</Notice>}
      {agree.problem !== undefined && <Notice kind="stop">{`${agree.problem.text} ${agree.problem.next}`}</Notice>}
      <div className={styles.foot}>
      <div className={styles.buttons}>
        <ActionButton of={sendBack} kind="stop" />
        {isApproved ? (
          <ReleaseButton review={review} onDo={() => setOver('release')} />
        ) : (
          <AgreeButton whyNot={whyNot} isBusy={agree.isBusy} onDo={() => agree.run({ packet: review.packet })} />
        )}
      </div>
      <p className={styles.quiet}>
        {[isApproved ? (review.mine ? t('release.isAuthor') : '') : (whyNot ?? ''), t('release.voids')].join(' ').trim()}
      </p>
      </div>
      {over === 'return' && (
        <ReturnDialog packet={review.packet} remarks={remarks} onReturned={draft.forget} onClose={() => setOver(null)} />
      )}
      {over === 'release' && <ReleaseDialog review={review} onClose={() => setOver(null)} />}
    </div>
  )
}

/** Why this user cannot sign as a reviewer now. */
function useWhyNot(review: PacketReview, unseen: number, open: number): string | undefined {
  const { t } = useTexts()
  if (review.mine) return t('release.isAuthor')
  if (review.reviewers.some(({ me, signedAt }) => me && signedAt !== null)) return t('release.isSigned')
  const first = [
    ...(unseen > 0 ? [t('release.firstPages', { count: unseen })] : []),
    ...(open > 0 ? [t('release.firstPoints', { count: open })] : []),
    ...(review.checks.some(({ outcome }) => outcome === 'stop') ? [t('release.firstChecks')] : []),
  ]
  return first.length === 0 ? undefined : t('release.first', { what: first.join(', ') })
}

interface AgreeButtonProps {
  readonly whyNot: string | undefined
  readonly isBusy: boolean
  readonly onDo: () => void
}

function AgreeButton({ whyNot, isBusy, onDo }: AgreeButtonProps) {
  return <ActionButton of={useAction('release.agree', onDo, { unavailable: whyNot })} kind="primary" isBusy={isBusy} />
}

function ReleaseButton({ review, onDo }: { readonly review: PacketReview; readonly onDo: () => void }) {
  const { t } = useTexts()
  const unavailable = review.mine ? t('release.isAuthor') : undefined
  return <ActionButton of={useAction('release.release', onDo, { unavailable })} kind="primary" />
}
