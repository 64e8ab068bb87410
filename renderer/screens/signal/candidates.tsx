import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { MentionRow } from '../../../src/contract/annotation.ts'
import type { Proposal } from '../../../src/contract/entities.ts'
import { useAction } from '../../actions/use-action.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { KeyCaps } from '../../components/key-caps.tsx'
import { Notice } from '../../components/notice.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AgainstForm } from './against-form.tsx'
import { keyOf, useLinking } from './use-linking.ts'
import { useCandidates } from './use-candidates.ts'
import { entityKindOf } from './mention-words.ts'
import { useSignal } from './use-signal.ts'
import styles from './picker.module.css'

interface CandidatesProps {
  readonly mention: MentionRow
  readonly onDone: () => void
}

/** Who or what it may be, with what speaks for and against, by name and never by strength (R9, R30). Nothing is chosen beforehand. */
export function Candidates({ mention, onDone }: CandidatesProps) {
  const { t } = useTexts()
  const { detail } = useSignal()
  const kind = entityKindOf(mention.kind) ?? 'person'
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState('')
  const { rows, problem, isLooking } = useCandidates(mention, kind, asked)
  const [doubted, setDoubted] = useState<Proposal | null>(null)
  const linking = useLinking(mention, onDone)
  const choose = (id: string): void => {
    if (linking.isBusy) return
    if (id === 'new') {
      linking.create()
      return
    }
    const row = rows.find(each => keyOf(each) === id)
    if (row === undefined) return
    // What speaks against it must have been seen, and answered (R34).
    if (row.against.length > 0) setDoubted(row)
    else linking.link(row)
  }
  useAction('signal.pick', key => {
    const row = rows[Number(key) - 1]
    if (row !== undefined) choose(keyOf(row))
    else if (Number(key) === rows.length + 1) choose('new')
  })
  const trouble = linking.problem ?? problem
  if (doubted !== null)
    return (
      <AgainstForm
        proposal={doubted}
        isBusy={linking.isBusy}
        problem={linking.problem}
        onBack={() => setDoubted(null)}
        onLink={because => linking.link(doubted, because)}
      />
    )
  return (
    <>
      <SearchField
        label={t('signal.searchName')}
        placeholder={t('signal.searchPlaceholder', { number: detail.number })}
        value={words}
        onChange={value => {
          setWords(value)
          if (value === '') setAsked('')
        }}
        onSubmit={value => setAsked(value.trim())}
      />
      {trouble !== undefined && <Notice kind="stop">{`${trouble.text} ${trouble.next}`}</Notice>}
      {asked !== '' && !isLooking && rows.length === 0 && problem === undefined && (
        <p className={styles.why}>{t('signal.foundNobody')}</p>
      )}
      <ListBox
        className={styles.list ?? ''}
        aria-label={t('signal.candidates')}
        selectionMode="none"
        onAction={key => choose(String(key))}
      >
        {[
          ...rows.map((row, index) => (
            <ListBoxItem
              className={styles.candidate ?? ''}
              id={keyOf(row)}
              key={keyOf(row)}
              textValue={row.right.label}
            >
              <CandidateWords row={row} />
              {index < 9 && <KeyCaps caps={[String(index + 1)]} />}
            </ListBoxItem>
          )),
          <ListBoxItem className={styles.candidate ?? ''} id="new" key="new" textValue={t(`signal.new.${kind}`)}>
            <span className={styles.new}>
              <Icon name="plus" size="small" />
              {t(`signal.new.${kind}`)}
            </span>
            {rows.length < 9 && <KeyCaps caps={[String(rows.length + 1)]} />}
          </ListBoxItem>,
        ]}
      </ListBox>
    </>
  )
}

function CandidateWords({ row }: { readonly row: Proposal }) {
  const { t, language } = useTexts()
  const { right } = row
  const others = right.surfaces.filter(surface => surface !== right.label)
  const list = (reasons: Proposal['reasons'], none: string): string =>
    reasons.length === 0 ? none : reasons.map(reason => (language === 'nl' ? reason.nl : reason.en)).join(' ')
  return (
    <span className={styles.words}>
      <span className={styles.names}>
        <strong>
          <Foreign text={right.label} />
        </strong>
        {others.slice(0, 3).map(surface => (
          <span className={styles.alias} key={surface}>
            <Foreign text={surface} />
          </span>
        ))}
      </span>
      <span className={styles.reasons}>
        {right.entity === null && `${t('signal.notRecorded')} `}
        {right.signals.map(({ number }) => number).join(', ')}
      </span>
      <span className={styles.reasons}>
        <b>{t('signal.for')}</b> <Foreign text={list(row.reasons, t('signal.nothingKnown'))} />
      </span>
      <span className={styles.reasons}>
        <b>{t('signal.against')}</b> <Foreign text={list(row.against, t('signal.nothingKnown'))} />
      </span>
      {row.notCounted.length > 0 && (
        <span className={styles.reasons}>
          <Foreign text={list(row.notCounted, '')} />
        </span>
      )}
    </span>
  )
}
