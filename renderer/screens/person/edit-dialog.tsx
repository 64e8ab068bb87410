import { useState } from 'react'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { DecisionId } from '../../../src/contract/ids.ts'
import { MentionRole } from '../../../src/contract/annotation.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Select } from '../../components/select.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './person.module.css'

interface EditDialogProps {
  readonly of: EntityDetail
  readonly onClose: () => void
}

/** What a person may change here: of what kind a place is, in which role a source names somebody, and that a mention is not of this one. */
export function EditDialog({ of: detail, onClose }: EditDialogProps) {
  const { t } = useTexts()
  const [loose, setLoose] = useState<DecisionId | null>(null)
  // One question at a time.
  if (loose !== null)
    return <Detach decision={loose} isLast={detail.mentions.length === 1} onClose={() => setLoose(null)} />
  return (
    <Dialog
      title={t('person.editTitle')}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('dialog.close')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('person.editWhy')}</p>
      {detail.kind === 'location' && <PlaceKind of={detail} />}
      <Mentions of={detail} onDetach={setLoose} />
    </Dialog>
  )
}

interface DetachProps {
  readonly decision: DecisionId
  readonly isLast: boolean
  readonly onClose: () => void
}

/** The decision that attached it is taken back, with what was recorded by it (R31). */
function Detach({ decision, isLast, onClose }: DetachProps) {
  const { t } = useTexts()
  const { decisions } = useQueries()
  const announce = useAnnounce()
  const detach = useCommand(decisions.undo, {
    onDone: () => {
      announce(t('person.detached'))
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('person.detachTitle')}
      effect={t(isLast ? 'person.detachLast' : 'person.detachEffect')}
      action={t('person.detachAction')}
      isOpen
      isBusy={detach.isBusy}
      problem={detach.problem?.text}
      onClose={onClose}
      onReason={because => detach.run({ decision, because })}
    />
  )
}

/** Where people stay is context, a venue can be where two met: the kind decides it (R35, R42). */
function PlaceKind({ of: detail }: { readonly of: EntityDetail }) {
  const { t } = useTexts()
  const { options } = useCodes()
  const { entities } = useQueries()
  const undo = useUndo()
  const save = useCommand(entities.setSubkind, {
    onDone: ({ decision }) => undo.offer({ text: t('person.placeKindDone'), decision }),
  })
  return (
    <>
      <Select
        label={t('person.placeKind')}
        name="placeKind"
        value={detail.subkind}
        placeholder={t('person.noPlaceKind')}
        options={options('locationKinds')}
        onChange={subkind => {
          if (subkind !== detail.subkind) save.run({ entity: detail.id, subkind })
        }}
      />
      {save.problem !== undefined && <Notice kind="stop">{`${save.problem.text} ${save.problem.next}`}</Notice>}
    </>
  )
}

interface MentionsProps {
  readonly of: EntityDetail
  readonly onDetach: (decision: DecisionId) => void
}

function Mentions({ of: detail, onDetach }: MentionsProps) {
  const { t } = useTexts()
  const { annotations } = useQueries()
  const announce = useAnnounce()
  const setRole = useCommand(annotations.setRole, { onDone: () => announce(t('person.roleSaved')) })
  return (
    <>
      <h3 className={styles.cardTitle}>{t('person.mentions')}</h3>
      <ul className={styles.mentions}>
        {detail.mentions.map(mention => {
          const words = mention.surface.replaceAll(/\s+/g, ' ')
          return (
            <li className={styles.mention} key={mention.id}>
              <span className={styles.grow}>
                <Foreign text={words} />
                <span className={styles.quiet}> {mention.signalNumber}</span>
              </span>
              {mention.kind === 'person' && (
                <Select<MentionRole>
                  label={t('person.roleOf', { words, number: mention.signalNumber })}
                  name="role"
                  isCompact
                  value={mention.role}
                  onChange={role => setRole.run({ mention: mention.id, role })}
                  options={MentionRole.options.map(id => ({ id, label: t(`signal.role.${id}`) }))}
                />
              )}
              <Button size="small" icon="split" onPress={() => onDetach(mention.decision)}>
                {t('person.detach')}
              </Button>
            </li>
          )
        })}
      </ul>
      {setRole.problem !== undefined && (
        <Notice kind="stop">{`${setRole.problem.text} ${setRole.problem.next}`}</Notice>
      )}
    </>
  )
}
