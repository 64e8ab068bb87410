import { useState } from 'react'
import { RecordId } from '../../../src/contract/ids.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Pane, Panes } from '../../components/panes.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk } from './desk.ts'
import { OriginalPicture } from './original-picture.tsx'
import { RecogniseForm } from './recognise-form.tsx'
import { RegionMark, RegionPicker } from './region-picker.tsx'
import { parseRegion, type Region } from './region.ts'
import { ReviewForm, type ReadLine } from './review-form.tsx'
import { TranscribeForm } from './transcribe-form.tsx'
import { TranslationPane } from './translation-pane.tsx'
import { SyncedTexts } from './synced-texts.tsx'
import { useReadTexts } from './use-read-texts.ts'
import { useShownOriginal } from './use-shown-original.ts'
import { useTurning } from './use-turning.ts'
import { useSignal } from './use-signal.ts'
import desk from './signal.module.css'
import styles from './original.module.css'

/** The original, its words, and a translation beside one another; the same paragraph stands out in all three. */
export function BesideView() {
  const { t, formatCount } = useTexts()
  const original = useShownOriginal()
  const { rotation, zoom, actions } = useTurning()
  const { texts, paragraphs } = useReadTexts(original?.id ?? null)
  const at = useDesk(state => state.paragraph)
  const read = useDesk(state => state.read)
  const [page, setPage] = useState(1)
  const [picked, setPicked] = useState<Region | null>(null)
  const [pointed, setPointed] = useState<ReadLine | null>(null)
  const translate = useAskTranslation()
  useAction('signal.paragraphNext', () => read(Math.min(at + 1, Math.max(0, paragraphs.length - 1))))
  useAction('signal.paragraphPrevious', () => read(Math.max(at - 1, 0)))
  const current = paragraphs[at]
  const marked = pointed ?? { region: current?.text.region ?? null, page: current?.text.page ?? 1 }
  const region = parseRegion(marked.region)
  const isScan = texts.every(text => !text.hasText || text.reading !== 'read')
  const readByProgram = useSignal().texts.find(
    text => text.reading === 'machine_read' && !text.superseded && text.original === original?.id,
  )
  return (
    <div className={desk.view}>
      <Panes>
        <Pane label={t('signal.original')} className={styles.besideOriginal}>
          <div className={styles.bar}>
            <h2 className={styles.head}>{t('signal.original')}</h2>
            <span className={styles.how}>
              {original !== undefined && <Foreign text={original.name} />}
              {isScan && `, ${t('signal.scan')}`}
            </span>
            {actions.map(action => (
              <ActionButton of={action} size="small" kind="light" key={action.label} />
            ))}
          </div>
          <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('signal.original')}>
            {original === undefined ? (
              <Empty icon="document" title={t('signal.noOriginal')} why={t('signal.noOriginalWhy')} />
            ) : (
              <OriginalPicture
                key={original.id}
                original={original.id}
                rotation={rotation}
                zoom={zoom}
                onPage={setPage}
                overlay={number =>
                  picked !== null && number === page && rotation === 0 ? (
                    <RegionPicker region={picked} onChange={setPicked} />
                  ) : (
                    region !== null && number === marked.page && rotation === 0 && <RegionMark region={region} />
                  )
                }
              />
            )}
          </div>
        </Pane>
        <Pane label={t(isScan ? 'signal.typedOver' : 'signal.text')} className={styles.besideText}>
          <SyncedTexts texts={texts} title={t(isScan ? 'signal.typedOver' : 'signal.text')} />
          {readByProgram !== undefined && (
            <ReviewForm key={readByProgram.extract} text={readByProgram} onPoint={setPointed} />
          )}
          {original !== undefined && isScan && (
            <RecogniseForm key={`read ${original.id}`} original={original.id} isAgain={readByProgram !== undefined} />
          )}
          {original !== undefined && isScan && (
            <TranscribeForm
              key={original.id}
              original={original.id}
              page={page}
              region={picked}
              onPoint={() =>
                setPicked(before => (before === null ? { x: 100, y: 100, width: 800, height: 200 } : null))
              }
              onDone={() => setPicked(null)}
            />
          )}
        </Pane>
        <Pane label={t('signal.translation')} className={styles.besideText}>
          <div className={styles.bar}>
            <h2 className={styles.head}>{t('signal.translation')}</h2>
            <span className={styles.how}>
              {paragraphs.length > 0 &&
                t('signal.paragraphOf', { at: formatCount(at + 1), of: formatCount(paragraphs.length) })}
            </span>
            <ActionButton of={translate.action} size="small" />
          </div>
          {translate.problem !== undefined && <Notice kind="stop">{translate.problem.text}</Notice>}
          <TranslationPane paragraphs={paragraphs} />
        </Pane>
      </Panes>
    </div>
  )
}

const answerDays = 5
const dayMs = 86_400_000

/** A task to have it translated: by whom is arranged outside this program, which sends nothing (R8). */
function useAskTranslation() {
  const { t } = useTexts()
  const { signals } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const now = useNow()
  const ask = useCommand(signals.addTask, { onDone: () => announce(t('signal.translationAsked')) })
  const isAsked = detail.tasks.some(({ kind }) => kind === 'translation')
  const action = useAction(
    'signal.translate',
    () =>
      ask.run({
        about: RecordId.parse(detail.id),
        aboutType: 'signal',
        kind: 'translation',
        what: t('signal.translationTask'),
        dueOn: new Date(now + answerDays * dayMs).toISOString().slice(0, 10),
      }),
    { unavailable: isAsked ? t('signal.translationAskedBefore') : undefined },
  )
  return { action, problem: ask.problem }
}
