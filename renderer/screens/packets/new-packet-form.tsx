import type { RecipientRow } from './recipient-row.ts'
import { Controller } from 'react-hook-form'
import type { CaseId, EntityId, PacketId } from '../../../src/contract/ids.ts'
import { useCodes } from '../../app/use-codes.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { recipientText } from '../../components/recipient-name.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useNewPacket } from './use-new-packet.ts'
import styles from './packets.module.css'

interface NewPacketFormProps {
  readonly recipients: readonly RecipientRow[]
  readonly about: { readonly case?: CaseId; readonly entity?: EntityId } | undefined
  readonly onClose: () => void
  readonly onMade: (packet: PacketId) => void
}

export function NewPacketForm({ recipients, about, onClose, onMade }: NewPacketFormProps) {
  const { t } = useTexts()
  const { label, options } = useCodes()
  const { form, chosen, purposes, grounds, purpose, takesRequest, cases, make, submit, requires } = useNewPacket({
    recipients,
    about,
    onMade,
  })
  const { errors } = form.formState
  const needed = (error: unknown): string | undefined => (error === undefined ? undefined : t('packets.form.needed'))
  const withoutCase = { id: '', label: t('packets.form.caseNone') }
  return (
    <form className={styles.form} noValidate onSubmit={event => void submit(event)}>
      <p>{t('packets.form.intro')}</p>
      <Controller
        control={form.control}
        name="recipient"
        render={({ field }) => (
          <Select
            label={t('packets.form.recipient')}
            name={field.name}
            placeholder={t('packets.form.choose')}
            options={recipients.map(({ id, kind, function: name }) => ({
              id,
              label: recipientText(label('packetRecipientKinds', kind), name),
            }))}
            value={field.value === '' ? null : field.value}
            onChange={id => {
              field.onChange(id)
              form.setValue('purpose', '')
              form.setValue('ground', '')
              form.setValue('takesRequest', false)
            }}
            error={needed(errors.recipient)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="purpose"
        render={({ field }) => (
          <Select
            label={t('packets.form.purpose')}
            name={field.name}
            placeholder={t('packets.form.choose')}
            options={purposes.map(code => ({ id: code, label: label('packetPurposes', code) }))}
            value={field.value === '' ? null : field.value}
            onChange={field.onChange}
            error={needed(errors.purpose)}
          />
        )}
      />
      {purpose?.fitsIntake === false && <Notice kind="warn">{t('packets.form.purposeConsent')}</Notice>}
      {purpose?.minimal === true && <Notice kind="info">{t('packets.form.purposeMinimal')}</Notice>}
      <Controller
        control={form.control}
        name="ground"
        render={({ field }) => (
          <Select
            label={t('packets.form.ground')}
            name={field.name}
            placeholder={t('packets.form.choose')}
            options={grounds.map(({ code, isConfirmed }) => {
              const ground = label('legalBases', code)
              return { id: code, label: isConfirmed ? ground : t('packets.form.groundUnconfirmed', { ground }) }
            })}
            value={field.value === '' ? null : field.value}
            onChange={code => {
              field.onChange(code)
              form.setValue('takesRequest', requires(code).includes('request_reference'))
            }}
            error={needed(errors.ground)}
          />
        )}
      />
      {takesRequest && (
        <Controller
          control={form.control}
          name="request"
          render={({ field }) => (
            <TextField
              label={t('packets.form.request')}
              {...field}
              help={
                (chosen?.requests.length ?? 0) > 0
                  ? t('packets.form.requestHelp', { requests: chosen?.requests.join(', ') ?? '' })
                  : t('packets.form.requestNone')
              }
              error={errors.request === undefined ? undefined : t('packets.form.requestNeeded')}
            />
          )}
        />
      )}
      <Controller
        control={form.control}
        name="caseId"
        render={({ field }) => (
          <Select
            label={t('packets.form.case')}
            name={field.name}
            placeholder={t('packets.form.choose')}
            options={[withoutCase, ...cases.map(({ id, number, title }) => ({ id, label: `${number} ${title}` }))]}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="marking"
        render={({ field }) => (
          <Select
            label={t('packets.form.marking')}
            name={field.name}
            placeholder={t('packets.form.choose')}
            options={options('markings')}
            value={field.value === '' ? null : field.value}
            onChange={field.onChange}
            error={needed(errors.marking)}
          />
        )}
      />
      {make.problem !== undefined && <Notice kind="stop">{`${make.problem.text} ${make.problem.next}`}</Notice>}
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={make.isBusy}>
          {t('packets.form.make')}
        </Button>
      </div>
    </form>
  )
}
