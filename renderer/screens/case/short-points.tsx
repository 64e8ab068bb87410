import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Assessment } from './use-assessment.ts'
import styles from './case.module.css'

interface ShortPointsProps {
  readonly side: 'unknown' | 'alternative'
  readonly assessment: Assessment
  readonly isOpen: boolean
}

/** What nobody knows, and how it could be otherwise: in a few words, without a source. */
export function ShortPoints({ side, assessment, isOpen }: ShortPointsProps) {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const [isAdding, setAdding] = useState(false)
  const points = assessment.draft.points.filter(point => point.side === side)
  const heading = side === 'unknown' ? t('case.unknown') : t('case.alternative')
  return (
    <div className={styles.asked}>
      <h3 className={styles.small}>{heading}</h3>
      <ul className={styles.shortPoints}>
        {points.map((point, index) => (
          <li className={styles.shortPoint} key={index}>
            {point.text}
            {isOpen && (
              <IconButton
                icon="close"
                label={t('case.removePoint', { text: point.text })}
                onPress={() => assessment.removePoint(point)}
              />
            )}
          </li>
        ))}
        {points.length === 0 && !isOpen && <li className={styles.quiet}>{t('case.none')}</li>}
      </ul>
      {isOpen &&
        (isAdding ? (
          <form
            className={styles.shortForm}
            onKeyDown={event => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              setAdding(false)
            }}
            onSubmit={event => {
              event.preventDefault()
              if (words.trim() === '') return
              assessment.addPoint({ side, text: words.trim(), signals: [] })
              setWords('')
            }}
          >
            <TextField
              label={side === 'unknown' ? t('case.unknownAdd') : t('case.alternativeAdd')}
              name={side}
              value={words}
              onChange={setWords}
              autoFocus
            />
            <Button type="submit">{t('case.point.add')}</Button>
          </form>
        ) : (
          <Button size="small" kind="light" icon="plus" onPress={() => setAdding(true)}>
            {side === 'unknown' ? t('case.unknownAdd') : t('case.alternativeAdd')}
          </Button>
        ))}
    </div>
  )
}
