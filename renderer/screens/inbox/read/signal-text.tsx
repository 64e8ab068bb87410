import { useState } from 'react'
import type { SignalId } from '../../../../src/contract/ids.ts'
import type { MentionRow } from '../../../../src/contract/annotation.ts'
import type { AttachedMention } from '../../../../src/contract/entities.ts'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { ShowReporter } from './show-reporter.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { Icon } from '../../../components/icon.tsx'
import { MarkedText, type TextMark } from '../../../components/marked-text.tsx'
import { Notice } from '../../../components/notice.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { entityKindOf } from './mention-kinds.ts'
import styles from './signal-text.module.css'

interface SignalTextProps {
  readonly signal: SignalDetail
  readonly mentions: readonly MentionRow[]
  readonly linked: readonly AttachedMention[]
}

/** What is read at a glance; the whole stands on the signal's own screen. */
const mostUnits = 20_000

/** The words of a signal and of its parts, with what is named in them; a protected reporter's name stands there once it was asked for. */
export function SignalText({ signal, mentions, linked }: SignalTextProps) {
  const { t } = useTexts()
  const readable = signal.extracts.filter(extract => extract.hasText)
  const [shownOf, setShownOf] = useState<SignalId | null>(null)
  const hidden = shownOf === signal.id ? [] : signal.reporterIn
  const isCut = readable.some(extract => extract.text.length > mostUnits)
  return (
    // Long texts are scrolled with the keyboard too.
    <div className={styles.text} role="group" aria-label={t('inbox.textPane')} tabIndex={0}>
      {hidden.length > 0 && <ShowReporter signal={signal.id} onShown={() => setShownOf(signal.id)} />}
      {!signal.hasText && <Notice kind="warn">{t('inbox.nothingToRead')}</Notice>}
      {readable.map((extract, index) => (
        <section className={styles.part} key={extract.id}>
          {index > 0 && extract.name !== '' && (
            <h3 className={styles.name}>
              <Icon name="attachment" size="small" />
              <Foreign text={extract.name} />
            </h3>
          )}
          <MarkedText text={extract.text.slice(0, mostUnits)} marks={marksIn(extract.id)} />
        </section>
      ))}
      {isCut && <p className={styles.more}>{t('inbox.cut')}</p>}
      <Attachments signal={signal} />
    </div>
  )

  function marksIn(extract: string): TextMark[] {
    const isLinked = new Set(linked.map(({ mention }) => mention))
    const covered = hidden
      .filter(place => place.extract === extract)
      .map(({ start, end }) => ({ start, end, kind: 'covered', isLinked: true, name: t('foreign.covered') }) as const)
    const named = mentions.flatMap(({ id, kind, place, role }) => {
      const entity = entityKindOf(kind)
      if (entity === undefined || place?.extract !== extract || role === 'reporter') return []
      const name = `${t(`kind.${entity}`)}${isLinked.has(id) ? '' : `, ${t('chip.unlinked')}`}:`
      const isCovered = covered.some(({ start, end }) => start < place.end && place.start < end)
      return isCovered ? [] : [{ start: place.start, end: place.end, kind: entity, isLinked: isLinked.has(id), name }]
    })
    return [...covered, ...named]
  }
}

function Attachments({ signal }: { readonly signal: SignalDetail }) {
  const { t } = useTexts()
  const parts = signal.originals.filter(original => original.parent !== null)
  if (parts.length === 0) return null
  return (
    <div className={styles.attachments}>
      <Icon name="attachment" size="small" />
      <span>{t('inbox.attachments', { count: parts.length })}</span>
      <ul className={styles.names}>
        {parts.map(part => (
          <li key={part.id}>
            <Foreign text={part.name} />
            {`, ${sizeOf(part.sizeBytes)}`}
          </li>
        ))}
      </ul>
    </div>
  )

  function sizeOf(bytes: number): string {
    return bytes < 1_000
      ? t('inbox.bytes', { count: bytes })
      : t('inbox.kilobytes', { count: Math.round(bytes / 1_000) })
  }
}
