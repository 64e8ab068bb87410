import { useState } from 'react'
import type { Proposal } from '../../../src/contract/entities.ts'
import type { Problem } from '../../app/use-problem.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './picker.module.css'

interface AgainstFormProps {
  readonly proposal: Proposal
  readonly isBusy: boolean
  readonly problem: Problem | undefined
  readonly onBack: () => void
  readonly onLink: (because: string) => void
}

/** Something speaks against it: whoever links it all the same says why, with that in view (R34). */
export function AgainstForm({ proposal, isBusy, problem, onBack, onLink }: AgainstFormProps) {
  const { t, language } = useTexts()
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (because.trim() !== '' && !isBusy) onLink(because.trim())
      }}
    >
      <p>
        {t('signal.againstHead')}{' '}
        <strong>
          <Foreign text={proposal.right.label} />
        </strong>
      </p>
      <ul className={styles.againstList}>
        {proposal.against.map(reason => (
          <li key={reason.code}>
            <Foreign text={language === 'nl' ? reason.nl : reason.en} />
          </li>
        ))}
      </ul>
      <TextArea
        label={t('signal.whyAllTheSame')}
        name="because"
        value={because}
        onChange={setBecause}
        error={isTried && because.trim() === '' ? t('reason.needed') : undefined}
        autoFocus
      />
      {problem !== undefined && <Notice kind="stop">{`${problem.text} ${problem.next}`}</Notice>}
      <div className={styles.actions}>
        <Button onPress={onBack}>{t('everywhere.back')}</Button>
        <Button type="submit" isBusy={isBusy}>
          {t('signal.linkDo')}
        </Button>
      </div>
    </form>
  )
}
