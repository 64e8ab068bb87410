import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { ReadingText } from '../../../src/contract/reading.ts'
import { cx } from '../../components/cx.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDeskStore } from './desk.ts'
import { MarkedParagraph } from './marked-paragraph.tsx'
import { select, selectedIn } from './text/dom-places.ts'
import { isRightToLeft, languageOf } from './text/direction.ts'
import type { TextMark } from './text/marks.ts'
import { paragraphAt, paragraphsOf } from './text/paragraphs.ts'
import { withSoftBreaks } from './text/soft-breaks.ts'
import { step, stretchOf, wordsOf, type Choice, type Step } from './text/words.ts'
import styles from './annotated-text.module.css'

interface AnnotatedTextProps {
  readonly text: ReadingText
  readonly marks: readonly TextMark[]
  readonly label: string
  /** Stands below the paragraph that holds this place, so that it never covers text. */
  readonly below?: { readonly at: number; readonly content: ReactNode } | undefined
  readonly hasLines?: boolean
  /** The paragraph that the other columns show too. */
  readonly current?: number | undefined
  readonly onParagraph?: (paragraph: number) => void
}

/** From here on the layout of a whole text is felt. */
const manyParagraphs = 150

/** One text with what lies on it. The text is never changed: marks only point at places in it (R46). */
export function AnnotatedText({
  text,
  marks,
  label,
  below,
  hasLines = true,
  current,
  onParagraph,
}: AnnotatedTextProps) {
  const { t } = useTexts()
  const root = useRef<HTMLDivElement>(null)
  const paragraphs = paragraphsOf(text.text)
  const shown = withSoftBreaks(text.text)
  const shownBelow = below === undefined ? -1 : paragraphAt(paragraphs, below.at)
  const language = languageOf(text)
  const onKeyDown = useTextChoice(root, text)
  return (
    <div
      className={cx(styles.text, hasLines && styles.numbered, paragraphs.length > manyParagraphs && styles.long)}
      ref={root}
      role="group"
      aria-label={label}
      aria-description={t('signal.chooseHelp')}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-annotated
    >
      {paragraphs.map((paragraph, index) => {
        const words = text.text.slice(paragraph.start, paragraph.end)
        return (
          <div
            className={cx(
              styles.block,
              isRightToLeft(words) && styles.rightToLeft,
              index === current && styles.current,
            )}
            key={paragraph.start}
            onClick={() => onParagraph?.(index)}
            data-paragraph={index}
          >
            {hasLines && (
              <span className={styles.line} aria-hidden="true">
                {paragraph.line}
              </span>
            )}
            <p
              className={styles.words}
              dir="auto"
              {...(language(words) === undefined ? {} : { lang: language(words) })}
            >
              <MarkedParagraph text={shown} paragraph={paragraph} marks={marks} />
            </p>
            {index === shownBelow && <div className={styles.below}>{below?.content}</div>}
          </div>
        )
      })}
    </div>
  )
}

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'below',
  ArrowUp: 'above',
  Home: 'first',
  End: 'last',
}

/** Words chosen by mouse or by arrow keys go to the desk; both are an ordinary selection on the screen. */
function useTextChoice(root: React.RefObject<HTMLDivElement | null>, { text, extract }: ReadingText) {
  const desk = useDeskStore()
  const choice = useRef<Choice | null>(null)
  const hear = useEffectEvent(() => {
    const { choose, chosen, becoming } = desk.getState()
    if (root.current === null || becoming !== null) return
    const stretch = selectedIn(root.current)
    if (stretch !== null) choose({ extract, ...stretch })
    else if (chosen?.extract === extract && root.current.contains(document.getSelection()?.anchorNode ?? null)) {
      choice.current = null
      choose(null)
    }
  })
  useEffect(() => {
    const listen = (): void => hear()
    document.addEventListener('selectionchange', listen)
    return () => document.removeEventListener('selectionchange', listen)
  }, [])
  return (event: KeyboardEvent): void => {
    const by = steps[event.key]
    const isOurs =
      event.target === root.current ||
      (event.target instanceof Element && event.target.closest('[data-mention]') !== null)
    if (by === undefined || !isOurs || event.ctrlKey || event.altKey || event.metaKey || root.current === null) return
    event.preventDefault()
    const lines = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
    choice.current = step(wordsOf(text, 'nl'), lines, choice.current, by, event.shiftKey)
    if (choice.current !== null) select(root.current, stretchOf(choice.current))
  }
}
