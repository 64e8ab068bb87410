import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { DecisionId, SignalId } from '../../../../src/contract/ids.ts'
import type { SharedPassage } from '../../../../src/contract/origins.ts'
import type { Comparison } from '../../../../src/contract/related.ts'
import { useAction } from '../../../actions/use-action.ts'
import { Answer } from '../../../app/answer.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCommand } from '../../../app/use-command.ts'
import { useNow } from '../../../app/use-now.ts'
import { ActionButton } from '../../../components/action-button.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogButtons } from '../../../components/dialog-buttons.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { MarkedText, type TextMark } from '../../../components/marked-text.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Tag } from '../../../components/tag.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { ReasonLine } from '../read/related.tsx'
import { SharedPassages } from './shared-passages.tsx'
import styles from './compare-dialog.module.css'
import { PartnerTag } from '../../../app/partner-tag.tsx'

interface CompareDialogProps {
  readonly left: SignalId
  readonly right: SignalId
  readonly onClose: () => void
  readonly onDone: (text: string, decision: DecisionId, isMerged: boolean) => void
}

/** Two signals side by side, with the passages that made them look alike; three answers of equal weight (R21, R30). */
export function CompareDialog({ left, right, onClose, onDone }: CompareDialogProps) {
  const { t } = useTexts()
  const [shown, show] = useState<SharedPassage | null>(null)
  const comparison = useQuery(useQueries().related.compare.queryOptions({ input: { left, right } }))
  const numbers = comparison.data && {
    left: comparison.data.left.number,
    right: comparison.data.right.number,
  }
  return (
    <Dialog
      title={numbers === undefined ? t('inbox.compare') : t('inbox.compareTitle', numbers)}
      width="wide"
      isOpen
      onClose={onClose}
    >
      <Answer of={comparison}>
        {found => (
          <>
            <Reasons of={found} />
            <SharedPassages of={found} onShow={show} />
            <div className={styles.sides}>
              <Side of={found.left} passage={shown?.left ?? null} />
              <Side of={found.right} passage={shown?.right ?? null} />
            </div>
            <p className={styles.hint}>{t('inbox.compareMarks')}</p>
            <Verdict of={found} onClose={onClose} onDone={onDone} />
          </>
        )}
      </Answer>
    </Dialog>
  )
}

function Reasons({ of: { reasons, mayShareOrigin, earlier } }: { readonly of: Comparison }) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  return (
    <>
      <section>
        <h3 className={styles.heading}>
          {t('inbox.compareWhy')}
          {mayShareOrigin && (
            <Tag kind="prop" icon="merge">
              {t('inbox.mayShare')}
            </Tag>
          )}
        </h3>
        {reasons.length === 0 && <p className={styles.hint}>{t('inbox.compareNothing')}</p>}
        <ul className={styles.reasons}>
          {reasons.map(reason => (
            <ReasonLine reason={reason} key={`${reason.code} ${reason.left}`} />
          ))}
        </ul>
      </section>
      {earlier.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('inbox.compareEarlier')}</h3>
          <ul className={styles.reasons}>
            {earlier.map(({ kind, at, by, because }) => (
              <li key={at}>
                {`${isEarlier(kind) ? t(`inbox.earlier.${kind}`) : kind}, ${formatMoment(at, now)}, ${by}`}
                {because !== null && (
                  <>
                    {': '}
                    <Foreign text={because} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function isEarlier(kind: string): kind is 'not_related' | 'not_same_origin' | 'related_undecided' {
  return kind === 'not_related' || kind === 'not_same_origin' || kind === 'related_undecided'
}

interface SideProps {
  readonly of: Comparison['left']
  readonly passage: SharedPassage['left'] | null
}

function Side({ of: side, passage }: SideProps) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const pane = useRef<HTMLElement>(null)
  useEffect(() => bringIntoView(pane.current, passage), [passage])
  return (
    <section className={styles.side} aria-label={side.number} tabIndex={0} ref={pane}>
      <div className={styles.head}>
        <PartnerTag code={side.sender} />
        <span className={styles.number}>{side.number}</span>
        <span className={styles.hint}>{formatMoment(side.receivedAt, now)}</span>
      </div>
      <h3 className={styles.title}>
        <Foreign text={side.title} />
      </h3>
      {side.texts.map(({ extract, text }) => (
        <MarkedText
          text={text}
          marks={marksWith(
            side.marks
              .filter(mark => mark.extract === extract)
              .map(({ start, end }) => ({ start, end, kind: 'reason', isLinked: true, name: t('inbox.compareWhy') })),
            passage?.extract === extract
              ? { ...passage, kind: 'passage', isLinked: true, name: t('inbox.passages') }
              : null,
          )}
          key={extract}
        />
      ))}
    </section>
  )
}

/** The passage whole; of a mark that it lies over, what stands before and after. */
function marksWith(marks: readonly TextMark[], passage: TextMark | null): readonly TextMark[] {
  if (passage === null) return marks
  const around = marks.flatMap(mark => [
    { ...mark, end: Math.min(mark.end, passage.start) },
    { ...mark, start: Math.max(mark.start, passage.end) },
  ])
  return [passage, ...around.filter(mark => mark.start < mark.end)]
}

/** Only the pane scrolls: scrollIntoView would also move the dialog around it. */
function bringIntoView(pane: HTMLElement | null, passage: SharedPassage['left'] | null): void {
  const mark = passage && pane?.querySelector('[data-mark="passage"]')
  if (!pane || !mark) return
  pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3
}

function Verdict({
  of: { left, right },
  onClose,
  onDone,
}: { readonly of: Comparison } & Pick<CompareDialogProps, 'onClose' | 'onDone'>) {
  const { t } = useTexts()
  const queries = useQueries()
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const pair = { left: left.id, right: right.id, because }
  const same = useCommand(queries.origins.same, {
    onDone: ({ decision }) => onDone(t('inbox.done.origin', { number: right.number }), decision, true),
  })
  const settle = useCommand(queries.related.settle, {
    onDone: ({ decision }) => onDone(t('inbox.done.settled', { number: right.number }), decision, false),
  })
  const withReason = (run: () => void) => () => {
    setTried(true)
    if (because.trim() !== '' && !same.isBusy && !settle.isBusy) run()
  }
  const sameOrigin = useAction(
    'inbox.sameOrigin',
    withReason(() => same.run(pair)),
  )
  const notSame = useAction(
    'inbox.notSameOrigin',
    withReason(() => settle.run({ ...pair, verdict: 'not_same_origin' })),
  )
  const undecided = useAction(
    'inbox.undecided',
    withReason(() => settle.run({ ...pair, verdict: 'undecided' })),
  )
  const problem = same.problem ?? settle.problem
  return (
    <>
      <TextArea
        label={t('inbox.compareBecause')}
        name="because"
        rows={2}
        value={because}
        onChange={setBecause}
        help={t('inbox.sameOriginHelp')}
        error={isTried && because.trim() === '' ? t('inbox.compareNeeded') : undefined}
      />
      {problem !== undefined && <Notice kind="stop">{problem.text}</Notice>}
      <DialogButtons>
        <Button kind="light" onPress={onClose}>
          {t('dialog.cancel')}
        </Button>
        <ActionButton of={sameOrigin} withIcon={false} isBusy={same.isBusy} />
        <ActionButton of={notSame} isBusy={settle.isBusy} />
        <ActionButton of={undecided} isBusy={settle.isBusy} />
      </DialogButtons>
    </>
  )
}
