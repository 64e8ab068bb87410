import type { ReadingText } from '../../../src/contract/reading.ts'
import { useNow } from '../../app/use-now.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { AnnotatedText } from './annotated-text.tsx'
import { useDesk } from './desk.ts'
import { MentionPicker } from './mention-picker.tsx'
import { marksOf } from './text/marks.ts'
import { paragraphsOf } from './text/paragraphs.ts'
import { useSignal } from './use-signal.ts'
import styles from './original.module.css'

/** The words beside their original; a press on a paragraph shows it in every column. */
export function SyncedTexts({ texts, title }: { readonly texts: readonly ReadingText[]; readonly title: string }) {
  const { t, formatDay } = useTexts()
  const signal = useSignal()
  const now = useNow()
  const at = useDesk(desk => desk.paragraph)
  const read = useDesk(desk => desk.read)
  const picked = useDesk(desk => desk.picked)
  const shown = texts.filter(text => text.hasText)
  const counts = shown.map(text => paragraphsOf(text.text).length)
  return (
    <>
      <h2 className={styles.head}>{title}</h2>
      {shown.length === 0 && <p className={styles.how}>{t('signal.noText')}</p>}
      {shown.map((text, index) => {
        const first = counts.slice(0, index).reduce((sum, count) => sum + count, 0)
        const mention = signal.mentions.find(({ id, place }) => id === picked && place?.extract === text.extract)
        return (
          <section key={text.extract} data-extract={text.extract}>
            {text.reading === 'transcribed' && (
              <p className={styles.how}>
                {t(
                  text.confirmed === null
                    ? 'signal.typedOverByOn'
                    : text.confirmed === 'corrected'
                      ? 'signal.correctedByOn'
                      : 'signal.confirmedByOn',
                  { by: text.by, on: formatDay(text.at, now) },
                )}
              </p>
            )}
            <AnnotatedText
              text={text}
              label={title}
              hasLines={false}
              marks={marksOf(text.extract, { ...signal, statements: signal.weighing.statements }, null)}
              current={at - first}
              onParagraph={paragraph => read(first + paragraph)}
              below={
                mention === undefined || mention.place === null
                  ? undefined
                  : { at: mention.place.end - 1, content: <MentionPicker mention={mention} key={mention.id} /> }
              }
            />
          </section>
        )
      })}
    </>
  )
}
