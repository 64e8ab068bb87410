import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QuarantineEntry } from '../../../src/contract/quarantine.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Facts } from '../../components/facts.tsx'
import { ForeignText } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { sizeWords } from '../../i18n/sizes.ts'
import { bytesOf, hexLines, readableText } from './excerpt.ts'
import styles from './quarantine.module.css'

type Form = 'text' | 'bytes'

/** The beginning of an item as characters and as bytes. Nothing is decoded further, followed or run. */
export function SafeView({ entry, isOpen }: { readonly entry: QuarantineEntry; readonly isOpen: boolean }) {
  const { t } = useTexts()
  return (
    <section className={styles.safe} aria-label={t('quarantine.safe')}>
      <div className={styles.safeHead}>
        <Icon name="eye" size="small" />
        <h3 className={styles.safeTitle}>{t('quarantine.safe')}</h3>
        <span className={styles.quiet}>{t('quarantine.safeWhy')}</span>
      </div>
      {isOpen ? <Excerpt entry={entry} key={entry.id} /> : <p className={styles.quiet}>{t('quarantine.safeFirst')}</p>}
    </section>
  )
}

function Excerpt({ entry: { id, sizeBytes, sha256, attempts, code } }: { readonly entry: QuarantineEntry }) {
  const { t, language } = useTexts()
  const [form, setForm] = useState<Form | null>(null)
  // What is shown once is not asked again: each look is an entry of the log.
  const shown = useQuery(useQueries().quarantine.show.queryOptions({ input: { entry: id }, staleTime: Infinity }))
  return (
    <>
      <Facts
        rows={[
          [t('quarantine.size'), sizeWords(sizeBytes, language)],
          [t('quarantine.attempts'), t('quarantine.times', { count: attempts })],
          [t('quarantine.code'), code],
          [
            t('quarantine.hash'),
            <span className={styles.hash} key="hash">
              {sha256}
            </span>,
          ],
        ]}
      />
      <Answer of={shown}>
        {({ excerptHex }) => {
          const bytes = bytesOf(excerptHex)
          const text = readableText(bytes)
          const now = form ?? (text === null ? 'bytes' : 'text')
          return (
            <>
              <div className={styles.forms}>
                <Segmented
                  label={t('quarantine.form')}
                  options={[
                    { id: 'text', label: t('quarantine.text') },
                    { id: 'bytes', label: t('quarantine.bytes') },
                  ]}
                  value={now}
                  onChange={setForm}
                />
              </div>
              <div
                className={styles.excerpt}
                role="region"
                aria-label={t('quarantine.excerpt', { count: bytes.length })}
                tabIndex={0}
              >
                {now === 'bytes' ? (
                  <pre className={styles.bytes}>{hexLines(bytes).join('\n')}</pre>
                ) : text === null ? (
                  <p>{t('quarantine.noText')}</p>
                ) : (
                  <div className={styles.text} dir="auto">
                    <ForeignText text={text} />
                  </div>
                )}
              </div>
            </>
          )
        }}
      </Answer>
    </>
  )
}
