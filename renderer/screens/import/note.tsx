import { Controller } from 'react-hook-form'
import { holdsCitizenNumber } from '../../../src/contract/citizen-number.ts'
import { useAction } from '../../actions/use-action.ts'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { ComboBox } from '../../components/combo-box.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useNote } from './use-note.ts'
import styles from './note.module.css'

const textRows = 12

/** What somebody says on the telephone or at the desk, as typed (R18: nothing is made of it here). */
export function Note({ channel }: { readonly channel: 'phone' | 'desk' }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { options } = useCodes()
  const { form, submit, isBusy, problem, draft, holdsNumber } = useNote(channel, holdsCitizenNumber)
  const save = useAction('import.saveNote', () => void submit())
  const titleError = (value: string): string => t(value.trim() === '' ? 'note.subjectNeeded' : 'note.subjectLong')
  const textError = (value: string): string => t(value.trim() === '' ? 'note.textNeeded' : 'note.textLong')
  return (
    <>
      <PageHeader
        title={t('note.title')}
        under={<p className={styles.under}>{t('import.purpose')}</p>}
        back={<IconButton icon="back" label={t('import.back')} onPress={() => go({ screen: 'import' })} />}
      />
      <div className={styles.page}>
        <form
          className={styles.form}
          noValidate
          onSubmit={event => {
            event.preventDefault()
            void submit()
          }}
        >
          <DraftNotice of={draft} />
          <Controller
            control={form.control}
            name="channel"
            render={({ field }) => (
              <RadioCards
                label={t('note.channel')}
                name={field.name}
                layout="pairs"
                choices={[
                  { id: 'phone', label: t('note.phone') },
                  { id: 'desk', label: t('note.desk') },
                ]}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
          <Controller
            control={form.control}
            name="organisation"
            render={({ field }) => (
              <ComboBox
                label={t('note.organisation')}
                name={field.name}
                options={options('senderOrganisations')}
                value={field.value ?? null}
                onChange={id => field.onChange(id ?? undefined)}
              />
            )}
          />
          <Controller
            control={form.control}
            name="title"
            render={({ field, fieldState }) => (
              <TextField
                {...field}
                label={t('note.subject')}
                help={t('note.subjectHelp')}
                autoFocus
                error={fieldState.error && titleError(field.value)}
              />
            )}
          />
          <Controller
            control={form.control}
            name="text"
            render={({ field, fieldState }) => (
              <TextArea
                {...field}
                label={t('note.text')}
                help={t('note.textHelp')}
                rows={textRows}
                error={fieldState.error && textError(field.value)}
              />
            )}
          />
          {holdsNumber && <Notice kind="warn">{t('note.bsn')}</Notice>}
          {problem !== undefined && (
            <Notice kind="stop">
              {problem.text} {problem.next}
            </Notice>
          )}
          <p className={styles.under}>{t('note.noOriginal')}</p>
          <div className={styles.actions}>
            <Button
              onPress={() => {
                draft.discard()
                go({ screen: 'import' })
              }}
            >
              {t('note.cancel')}
            </Button>
            <ActionButton of={save} kind="primary" isBusy={isBusy} />
          </div>
        </form>
      </div>
    </>
  )
}
