import { useEffect, useState } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import styles from './skeleton.module.css'

const showAfterMs = 300
const explainAfterMs = 4_000

/** Nothing at first, then still grey lines, then words. Nothing in it moves. */
export function Skeleton() {
  const { t } = useTexts()
  const [stage, setStage] = useState<'nothing' | 'lines' | 'words'>('nothing')
  useEffect(() => {
    const lines = setTimeout(() => setStage('lines'), showAfterMs)
    const words = setTimeout(() => setStage('words'), explainAfterMs)
    return () => {
      clearTimeout(lines)
      clearTimeout(words)
    }
  }, [])
  if (stage === 'nothing') return <span data-waiting hidden />
  return (
    <div className={styles.skeleton} role="status" aria-label={t('state.loading')}>
      <div className={styles.line} />
      <div className={styles.line} />
      <div className={styles.line} />
      {stage === 'words' && <p className={styles.words}>{t('state.slow')}</p>}
    </div>
  )
}
