import { useEffect, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Missing } from './assessment.ts'
import { useDesk } from './desk.ts'
import { focusPart } from './focus-part.ts'
import { useAssessmentForm } from './use-assessment.ts'
import styles from './panel.module.css'

/** What is still missing before this can be saved, each leading to its place; or why it was not saved. It takes the focus when saving was tried. */
export function MissingList() {
  const { t } = useTexts()
  const { missing, problem } = useAssessmentForm()
  const open = useDesk(desk => desk.open)
  const look = useDesk(desk => desk.look)
  const list = useRef<HTMLDivElement>(null)
  const isShown = missing.length > 0 || problem !== undefined
  useEffect(() => {
    if (isShown) list.current?.focus()
  }, [isShown])
  if (!isShown) return null
  const lead = (part: Missing): void => {
    if (part === 'transcription') {
      look('beside')
      focusPart('transcription')
      return
    }
    open(part === 'role' ? 'mentions' : 'weighing')
    focusPart(part)
  }
  return (
    <div ref={list} tabIndex={-1} className={styles.missing}>
      {problem !== undefined && <Notice kind="stop">{`${problem.text} ${problem.next}`}</Notice>}
      {missing.length > 0 && (
        <Notice kind="warn">
          <p>{t('signal.missing', { count: missing.length })}</p>
          <ul>
            {missing.map(part => (
              <li key={part}>
                <Button kind="light" size="small" onPress={() => lead(part)}>
                  {t(`signal.missing.${part}`)}
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
