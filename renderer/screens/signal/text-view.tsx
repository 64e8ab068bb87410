import type { ReactNode } from 'react'
import type { ReadingText } from '../../../src/contract/reading.ts'
import { useAction } from '../../actions/use-action.ts'
import { usePanes } from '../../app/use-panes.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AnnotatedText } from './annotated-text.tsx'
import { ChosenForm } from './chosen-form.tsx'
import { Contradictions } from './contradictions.tsx'
import { useDesk } from './desk.ts'
import { focusMention, focusPart } from './focus-part.ts'
import { HowRead } from './how-read.tsx'
import { Legend } from './legend.tsx'
import { MentionPicker } from './mention-picker.tsx'
import { MessageHead } from './message-head.tsx'
import { OriginalStrip } from './original-strip.tsx'
import { PartTree } from './part-tree.tsx'
import { SidePanel } from './side-panel.tsx'
import { marksOf } from './text/marks.ts'
import { useSignal } from './use-signal.ts'
import styles from './signal.module.css'

/** Reading and marking: originals at the left, the words in the middle, what is made of them at the right. */
export function TextView() {
  const { t } = useTexts()
  const widths = usePanes()
  useTextActions()
  return (
    <div className={styles.view}>
      <Panes>
        <OriginalStrip />
        <Pane label={t('signal.text')} className={styles.reading}>
          <div className={styles.words}>
            <Contradictions />
            <PartTree />
            <Texts />
          </div>
          <Legend />
        </Pane>
        <SidePane
          name="signal.panel"
          side="end"
          first={432}
          least={340}
          most={640}
          widths={widths}
          label={t('signal.assessment')}
          className={styles.panel}
        >
          <SidePanel />
        </SidePane>
      </Panes>
    </div>
  )
}

/** Every text that counts now, the signal's own first. */
function Texts() {
  const { t } = useTexts()
  const signal = useSignal()
  const look = useDesk(desk => desk.look)
  const shown = signal.texts.filter(text => !text.superseded)
  const typedOver = new Set(shown.filter(text => text.reading !== 'read').map(text => text.original))
  return shown.map((text, index) => {
    const name = text.part === null ? undefined : <Foreign text={text.name} />
    const people = signal.detail.extracts.find(({ id }) => id === text.extract)?.people
    return (
      <section className={styles.one} key={text.extract} data-extract={text.extract}>
        {name !== undefined && (
          <h2 className={styles.part}>
            {t(text.part === 'message' ? 'signal.partMessage' : 'signal.partAttachment')} {name}
          </h2>
        )}
        {text.reading === 'transcribed' && (
          <p className={styles.how}>
            {t(text.confirmed === null ? 'signal.typedOverBy' : 'signal.readAndConfirmedBy', { by: text.by })}
          </p>
        )}
        {people !== null && people !== undefined && <MessageHead people={people} />}
        <HowRead text={text} />
        {text.reading === 'machine_read' ? (
          <MachineRead text={text} />
        ) : text.hasText ? (
          <MarkedText text={text} label={index === 0 ? t('signal.text') : t('signal.textOf', { name: text.name })} />
        ) : (
          !typedOver.has(text.original) && (
            <Notice kind="warn">
              <p>{t('signal.noText')}</p>
              <Button size="small" onPress={() => look('beside')}>
                {t('signal.typeOver')}
              </Button>
            </Notice>
          )
        )}
      </section>
    )
  })
}

/** Words that nobody has confirmed: shown, not marked, and leading to where they are looked at beside the picture. */
function MachineRead({ text }: { readonly text: ReadingText }) {
  const { t } = useTexts()
  const look = useDesk(desk => desk.look)
  return (
    <>
      <Notice kind="warn">
        <p>{t('signal.machineRead')}</p>
        <Button size="small" onPress={() => look('beside')}>
          {t('signal.reviewReading')}
        </Button>
      </Notice>
      <p className={styles.unconfirmed}>
        <Foreign text={text.text.trim()} />
      </p>
    </>
  )
}

/** A text with its marks, and below it what is being done with one of them. */
function MarkedText({
  text,
  label,
}: {
  readonly text: Parameters<typeof AnnotatedText>[0]['text']
  readonly label: string
}) {
  const signal = useSignal()
  const picked = useDesk(desk => desk.picked)
  const becoming = useDesk(desk => desk.becoming)
  const chosen = useDesk(desk => (desk.becoming === null ? null : desk.chosen))
  const marks = marksOf(text.extract, { ...signal, statements: signal.weighing.statements }, chosen)
  const mention = signal.mentions.find(({ id, place }) => id === picked && place?.extract === text.extract)
  let below: { readonly at: number; readonly content: ReactNode } | undefined
  if (mention !== undefined && mention.place !== null)
    below = { at: mention.place.end - 1, content: <MentionPicker mention={mention} key={mention.id} /> }
  else if (becoming !== null && chosen?.extract === text.extract)
    below = { at: chosen.end - 1, content: <ChosenForm text={text} chosen={chosen} becoming={becoming} /> }
  return <AnnotatedText text={text} marks={marks} label={label} below={below} />
}

function useTextActions(): void {
  const { t } = useTexts()
  const { mentions, attached } = useSignal()
  const hasChosen = useDesk(desk => desk.chosen !== null)
  const pick = useDesk(desk => desk.pick)
  const make = useDesk(desk => desk.make)
  const open = useDesk(desk => desk.open)
  const point = useDesk(desk => desk.point)
  const linked = new Set(attached.map(row => row.mention))
  const firstOpen = mentions.find(
    ({ id, kind, role, place }) =>
      place !== null && kind !== 'date' && role !== 'reporter' && role !== 'unnamed' && !linked.has(id),
  )
  const needsWords = hasChosen ? undefined : t('signal.chooseFirst')
  const walk = (by: 1 | -1): void => {
    const all = [...document.querySelectorAll<HTMLElement>('[data-mention]')]
    const here = all.findIndex(each => each === document.activeElement)
    all.at(here === -1 ? (by === 1 ? 0 : -1) : (here + by) % all.length)?.focus()
  }
  useAction('signal.next', () => walk(1), { unavailable: mentions.length === 0 ? t('signal.noMentions') : undefined })
  useAction('signal.previous', () => walk(-1), {
    unavailable: mentions.length === 0 ? t('signal.noMentions') : undefined,
  })
  useAction(
    'signal.link',
    () => {
      if (firstOpen === undefined) return
      focusMention(firstOpen.id)
      pick(firstOpen.id)
    },
    { unavailable: firstOpen === undefined ? t('signal.allLinked') : undefined },
  )
  useAction('signal.mark', () => make('mention'), { unavailable: needsWords })
  useAction('signal.claim', () => make('claim'), { unavailable: needsWords })
  useAction('signal.nuance', () => make('nuance'), { unavailable: needsWords })
  useAction('signal.note', () => make('note'), { unavailable: needsWords })
  useAction('signal.weigh', () => {
    open('weighing')
    focusPart('grade')
  })
  useAction('signal.relate', () => point({ from: null, to: null }), {
    unavailable: new Set(attached.map(row => row.entity)).size < 2 ? t('signal.relateNeedsTwo') : undefined,
  })
}
