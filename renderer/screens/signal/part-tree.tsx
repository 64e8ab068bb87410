import { useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { codes, isErrorCode, textOf, type Language } from '../../../src/contract/errors.ts'
import type { PartRow } from '../../../src/contract/signals.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { sizeWords } from '../../i18n/sizes.ts'
import { useDesk } from './desk.ts'
import { focusPart } from './focus-part.ts'
import { branchesOf, type Branch } from './part-branches.ts'
import { useSignal } from './use-signal.ts'
import styles from './part-tree.module.css'

/** What came in, part within part, with what became of each: nothing of a mail is unseen because it has no file of its own (R48). */
export function PartTree() {
  const { t } = useTexts()
  const { rows, all, partly, notRead } = useSignal().detail.parts
  const [isOpen, setOpen] = useState(false)
  // One part that was read is the text below.
  if (all <= 1 && notRead === 0) return null
  const counts = [
    ...(notRead > 0 ? [t('signal.partsNotRead', { count: notRead })] : []),
    ...(partly > 0 ? [t('signal.partsPartly', { count: partly })] : []),
  ]
  const left = all - rows.filter(({ became }) => became !== 'holds').length
  return (
    <Disclosure className={styles.parts ?? ''} isExpanded={isOpen} onExpandedChange={setOpen}>
      <Heading level={2} className={styles.head ?? ''}>
        <Button slot="trigger" className={styles.trigger ?? ''}>
          <Icon name="chevronRight" size="small" />
          {t('signal.parts', { count: all })}{' '}
          <span className={notRead > 0 ? styles.unread : styles.quiet}>
            {notRead > 0 && <Icon name="warning" size="small" />}
            {counts.length > 0 ? counts.join(', ') : t('signal.partsAllRead')}
          </span>
        </Button>
      </Heading>
      <DisclosurePanel>
        {/* Drawn when somebody looks: there may be two thousand of them. */}
        {isOpen && <Branches branches={branchesOf(rows)} label={t('signal.partList')} />}
        {left > 0 && <p className={styles.quiet}>{t('signal.partsLeftOut', { count: left })}</p>}
      </DisclosurePanel>
    </Disclosure>
  )
}

function Branches({ branches, label }: { readonly branches: readonly Branch[]; readonly label?: string }) {
  return (
    <ul className={styles.branches} {...(label === undefined ? {} : { 'aria-label': label })}>
      {branches.map(({ row, inside }, at) => (
        <li key={at}>
          <Part row={row} />
          {inside.length > 0 && <Branches branches={inside} />}
        </li>
      ))}
    </ul>
  )
}

function Part({ row }: { readonly row: PartRow }) {
  const { t, language } = useTexts()
  const isUnread = ['no_words', 'encrypted', 'unopened', 'not_read', 'partly'].includes(row.became)
  return (
    <div className={styles.row}>
      <Name row={row} />
      <span className={styles.type}>
        <Foreign text={row.mediaType} />
      </span>
      <span className={styles.size}>{sizeWords(row.sizeBytes, language)}</span>
      {row.became !== 'holds' && (
        <span className={isUnread ? styles.unread : styles.became}>
          {isUnread && <Icon name="warning" size="small" />}
          {t(`signal.part.${row.became}`)}
          {row.became === 'not_read' && reasonOf(row.code, language)}
        </span>
      )}
    </div>
  )
}

/** The details of a refusal are not kept with the part: a text that needs them is its number. */
function reasonOf(code: string | null, language: Language): string {
  if (code === null || !isErrorCode(code)) return ''
  return `: ${codes[code].details.length > 0 ? code : textOf(code, language)}`
}

/** What was kept apart is looked at from here. */
function Name({ row: { original, name } }: { readonly row: PartRow }) {
  const { t } = useTexts()
  const show = useDesk(desk => desk.show)
  const look = useDesk(desk => desk.look)
  if (original === null) return name === '' ? null : <Foreign text={name} />
  return (
    <Button
      className={styles.open ?? ''}
      onPress={() => {
        show(original)
        look('original')
        focusPart('original')
      }}
    >
      {name === '' ? t('signal.partUnnamed') : <Foreign text={name} />}
    </Button>
  )
}
