import { useState } from 'react'
import type { MentionId, RelationId } from '../../../src/contract/ids.ts'
import type { TieRow } from '../../../src/contract/links.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './person.module.css'

type Side = 'left' | 'right'
interface Asked {
  readonly left: { readonly label: string }
  readonly right: { readonly label: string }
  readonly relations: readonly TieRow[]
  readonly mentions: readonly { readonly id: MentionId; readonly surface: string; readonly signalNumber: string }[]
}
export interface SplitAnswers {
  readonly because: string
  readonly relations: { relation: RelationId; to: Side }[]
  readonly mentions: { mention: MentionId; to: Side }[]
}

interface SplitQuestionsProps {
  readonly of: Asked
  readonly isBusy: boolean
  readonly problem: string | undefined
  readonly onClose: () => void
  readonly onAnswered: (answers: SplitAnswers) => void
}

/** One question at a time, none answered beforehand; at the end the reason. */
export function SplitQuestions({ of: asked, isBusy, problem, onClose, onAnswered }: SplitQuestionsProps) {
  const { t, language } = useTexts()
  const [answers, setAnswers] = useState<ReadonlyMap<string, Side>>(new Map())
  const [at, setAt] = useState(0)
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const questions = [
    ...asked.relations.map(tie => ({
      id: tie.id,
      words: t('person.splitTie', {
        from: tie.from.label,
        words: language === 'nl' ? tie.nl : tie.en,
        to: tie.to.label,
      }),
    })),
    ...asked.mentions.map(mention => ({
      id: mention.id,
      words: t('person.splitMention', { words: mention.surface, number: mention.signalNumber }),
    })),
  ]
  const question = questions[at]
  const answer = question === undefined ? undefined : answers.get(question.id)
  const sideOf = (id: string): Side => answers.get(id) ?? 'left'
  const next = (): void => {
    setTried(true)
    if (question !== undefined) {
      if (answer === undefined) return
      setTried(false)
      setAt(at + 1)
    } else if (because.trim() !== '' && !isBusy)
      onAnswered({
        because: because.trim(),
        relations: asked.relations.map(tie => ({ relation: tie.id, to: sideOf(tie.id) })),
        mentions: asked.mentions.map(mention => ({ mention: mention.id, to: sideOf(mention.id) })),
      })
  }
  return (
    <div className={styles.preview}>
      <p>
        <Foreign text={t('person.splitEffect', { left: asked.left.label, right: asked.right.label })} />
      </p>
      {question === undefined ? (
        <TextArea
          label={t('reason.label')}
          name="because"
          value={because}
          onChange={setBecause}
          help={t('reason.help')}
          error={isTried && because.trim() === '' ? t('reason.needed') : undefined}
          autoFocus
        />
      ) : (
        <>
          <p className={styles.quiet}>
            {t('person.splitAt', { number: String(at + 1), total: String(questions.length) })}
          </p>
          <p>
            <Foreign text={question.words} />
          </p>
          <RadioCards<Side>
            key={question.id}
            label={t('person.splitWhose')}
            name="side"
            choices={[
              { id: 'left', label: asked.left.label },
              { id: 'right', label: asked.right.label },
            ]}
            value={answer ?? null}
            onChange={side => setAnswers(new Map([...answers, [question.id, side]]))}
            layout="pairs"
            error={isTried && answer === undefined ? t('person.splitNeeded') : undefined}
          />
        </>
      )}
      {problem !== undefined && <Notice kind="stop">{problem}</Notice>}
      <div className={styles.answers}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        {at > 0 && <Button onPress={() => setAt(at - 1)}>{t('person.splitBack')}</Button>}
        <Button kind="primary" isBusy={isBusy} onPress={next}>
          {question === undefined ? t('person.splitAction') : t('person.splitNext')}
        </Button>
      </div>
    </div>
  )
}
