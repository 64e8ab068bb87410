import { useState } from 'react'
import type { OriginalId } from '../../../src/contract/ids.ts'
import { RecognitionLanguage } from '../../../src/contract/recognition.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Notice } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useRecognise } from './use-recognise.ts'
import styles from './original.module.css'

/** The engine is asked for at most so many languages at once: each makes it slower and less sure. */
const mostLanguages = 4

/** Has the program read what the picture says: a proposal that nobody has looked at yet (R52). */
export function RecogniseForm({
  original,
  isAgain,
}: {
  readonly original: OriginalId
  /** There is a reading already; the new one takes its place. */
  readonly isAgain: boolean
}) {
  const { t, formatCount } = useTexts()
  const [languages, setLanguages] = useState<readonly RecognitionLanguage[]>(['nld'])
  const { start, stop, course, problem } = useRecognise(original)
  const choose = (language: RecognitionLanguage, isChosen: boolean): void =>
    setLanguages(before =>
      RecognitionLanguage.options.filter(each => (each === language ? isChosen : before.includes(each))),
    )
  return (
    <section className={styles.transcribe} aria-labelledby="recognise" data-part="recognition">
      <h3 id="recognise" className={styles.head}>
        {t('signal.recognise')}
      </h3>
      <p className={styles.how}>{t('signal.recogniseWhy')}</p>
      <div className={styles.languages} role="group" aria-label={t('signal.recogniseLanguages')}>
        {RecognitionLanguage.options.map(language => (
          <Checkbox
            key={language}
            isSelected={languages.includes(language)}
            isDisabled={course !== null || (!languages.includes(language) && languages.length >= mostLanguages)}
            onChange={isChosen => choose(language, isChosen)}
          >
            {t(`signal.language.${language}`)}
          </Checkbox>
        ))}
      </div>
      {problem !== undefined && <Notice kind="stop">{`${problem.text} ${problem.next}`}</Notice>}
      {course !== null && (
        <Progress
          label={t('signal.recognising', { page: formatCount(course.page), pages: formatCount(course.pages) })}
          value={course.page}
          max={course.pages}
        />
      )}
      <div className={styles.actions}>
        {course === null ? (
          <Button size="small" isDisabled={languages.length === 0} onPress={() => start([...languages])}>
            {t(isAgain ? 'signal.recogniseAgain' : 'signal.recogniseDo')}
          </Button>
        ) : (
          <Button size="small" onPress={stop}>
            {t('signal.recogniseStop')}
          </Button>
        )}
      </div>
    </section>
  )
}
