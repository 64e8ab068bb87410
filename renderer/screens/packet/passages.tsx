import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExtractId, SignalId } from '../../../src/contract/ids.ts'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { Answer } from '../../app/answer.tsx'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { ContentRow } from './content-rows.ts'
import { passagesOf, sentencesOf } from './sentences.ts'
import styles from './packet.module.css'

interface PassagesProps {
  readonly packet: PacketDetail
  readonly row: ContentRow
  readonly onClose: () => void
}

interface Reading {
  readonly id: ExtractId
  readonly text: string
}

/** Sentences of a signal instead of the whole: less data, and for help the only way (R17, R70). */
export function Passages({ packet, row, onClose }: PassagesProps) {
  const { t } = useTexts()
  const source = row.sources[0]
  const signal = useQuery(
    useQueries().signals.show.queryOptions({
      input: { signal: unsafeSignal(row.target) },
      enabled: source !== undefined,
    }),
  )
  return (
    <Dialog title={t('packet.passages.title', { number: source?.number ?? '' })} isOpen onClose={onClose} width="wide">
      <Answer of={signal}>
        {({ extracts }) => (
          <PassagesForm
            packet={packet}
            row={row}
            readings={extracts.filter(({ hasText }) => hasText)}
            onClose={onClose}
          />
        )}
      </Answer>
    </Dialog>
  )
}

/** The target of a line of this kind is a signal: the vault listed it so, and checks it again. */
function unsafeSignal(target: string): SignalId {
  return target as SignalId
}

function PassagesForm({ packet, row, readings, onClose }: PassagesProps & { readonly readings: readonly Reading[] }) {
  const { t, language } = useTexts()
  const announce = useAnnounce()
  const [chosen, setChosen] = useState<ReadonlyMap<string, ReadonlySet<number>>>(new Map())
  const [need, setNeed] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useCommand(useQueries().packets.add, {
    onDone: () => {
      announce(t('packet.need.done'))
      onClose()
    },
  })
  const texts = readings.map(({ id, text }) => ({ id, sentences: sentencesOf(text, language) }))
  const passages = texts.flatMap(({ id, sentences }) =>
    passagesOf(sentences, chosen.get(id) ?? new Set()).map(range => ({ extract: id, ...range })),
  )
  const choose = (id: string, index: number, isOn: boolean): void => {
    const rest = [...(chosen.get(id) ?? [])].filter(one => one !== index)
    setChosen(new Map(chosen).set(id, new Set(isOn ? [...rest, index] : rest)))
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (need.trim() === '' || passages.length === 0 || add.isBusy) return
        add.run({ packet: packet.id, kind: 'passages', target: row.target, need: need.trim(), passages })
      }}
    >
      <p>{t('packet.passages.intro')}</p>
      <div className={styles.sentences}>
        {texts.map(({ id, sentences }) =>
          sentences.map(({ text, start }, index) => (
            <Checkbox
              key={`${id} ${start}`}
              isSelected={chosen.get(id)?.has(index) === true}
              onChange={isOn => choose(id, index, isOn)}
            >
              <Foreign text={text} />
            </Checkbox>
          )),
        )}
      </div>
      {isTried && passages.length === 0 && <p className={styles.error}>{t('packet.passages.needed')}</p>}
      <TextArea
        label={t('packet.need.label')}
        name="need"
        value={need}
        onChange={setNeed}
        error={isTried && need.trim() === '' ? t('packet.need.needed') : undefined}
      />
      {add.problem !== undefined && <Notice kind="stop">{`${add.problem.text} ${add.problem.next}`}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={add.isBusy}>
          {t('packet.passages.action')}
        </Button>
      </div>
    </form>
  )
}
