import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Disclosure, DisclosurePanel, Button as DisclosureButton, Heading } from 'react-aria-components'
import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { cx } from '../../components/cx.ts'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AskConsent } from './ask-consent.tsx'
import { groupsOf, type ContentGroup } from './content-rows.ts'
import { FindSignal } from './find-signal.tsx'
import { ItemRow } from './item-row.tsx'
import { NeedDialog } from './need-dialog.tsx'
import { Part } from './part.tsx'
import { PartBlocks } from './part-blocks.tsx'
import { Passages } from './passages.tsx'
import { Redactor } from './redactor.tsx'
import type { Step } from './steps.ts'
import { TakeOut } from './take-out.tsx'
import { useContents } from './use-contents.ts'
import styles from './packet.module.css'

interface ContentsPartProps {
  readonly packet: PacketDetail
  readonly blockers: readonly Blocker[]
  readonly onActive: (step: Step) => void
}

/** Everything off at first; each line that goes in says why this recipient needs it (R70). */
export function ContentsPart({ packet, blockers, onActive }: ContentsPartProps) {
  const { t } = useTexts()
  const [elsewhere, setElsewhere] = useState<readonly string[]>([])
  const candidates = useQuery(useQueries().packets.candidates.queryOptions({ input: { packet: packet.id } }))
  const found = useFound(packet, elsewhere)
  const known = new Set((candidates.data ?? []).map(({ kind, target }) => `${kind} ${target}`))
  const all = [...(candidates.data ?? []), ...found.filter(({ kind, target }) => !known.has(`${kind} ${target}`))]
  const groups = groupsOf(all, packet.contents)
  const contents = useContents(groups, packet)
  const { over, close } = contents
  return (
    <Part
      step="contents"
      onActive={onActive}
      className={styles.contents}
      aside={<span className={styles.quiet}>{t('packet.contents.off')}</span>}
    >
      <div className={styles.inset}>
        <PartBlocks step="contents" blockers={blockers} />
      </div>
      <Answer of={candidates}>
        {() =>
          groups.length === 0 ? (
            <p className={styles.inset}>{t('packet.contents.none')}</p>
          ) : (
            groups.map(group => (
              <Group group={group} key={group.name}>
                {group.rows.map(row => (
                  <ItemRow row={row} blockers={blockers} does={contents.does} key={row.key} />
                ))}
              </Group>
            ))
          )
        }
      </Answer>
      <FindSignal packet={packet.id} onFound={number => setElsewhere([...elsewhere, number])} />
      {over?.kind === 'need' && <NeedDialog packet={packet} row={over.row} onClose={close} />}
      {over?.kind === 'passages' && <Passages packet={packet} row={over.row} onClose={close} />}
      {over?.kind === 'takeOut' && <TakeOut row={over.row} onClose={close} />}
      {over?.kind === 'redact' && <Redactor row={over.row} packet={packet} onClose={close} />}
      {over?.kind === 'consent' && <AskConsent packet={packet} blocker={over.blocker} row={over.row} onClose={close} />}
    </Part>
  )
}

/** What was looked up by number, as long as the screen stands. */
function useFound(packet: PacketDetail, numbers: readonly string[]) {
  const last = numbers.at(-1)
  const { data } = useQuery(
    useQueries().packets.candidates.queryOptions({
      input: { packet: packet.id, ...(last === undefined ? {} : { number: last }) },
      enabled: last !== undefined,
    }),
  )
  return last === undefined ? [] : (data ?? [])
}

/** Signals stand open; of the rest what holds something, or what the person opens. */
function Group({ group, children }: { readonly group: ContentGroup; readonly children: React.ReactNode }) {
  const { t, formatCount } = useTexts()
  const chosen = group.rows.filter(({ content }) => content !== null).length
  return (
    <Disclosure defaultExpanded={group.name === 'signals' || chosen > 0} className={styles.group ?? ''}>
      <Heading level={3} className={styles.groupHead ?? ''}>
        <DisclosureButton slot="trigger" className={cx(styles.groupButton)}>
          <Icon name="chevronRight" size="small" />
          {t(`packet.contents.${group.name}`)}
          <span className={styles.quiet}>
            {t('packet.contents.count', { chosen: formatCount(chosen), all: formatCount(group.rows.length) })}
          </span>
        </DisclosureButton>
      </Heading>
      <DisclosurePanel>
        <ul className={styles.rows}>{children}</ul>
      </DisclosurePanel>
    </Disclosure>
  )
}
