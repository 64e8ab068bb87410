/** English words of code lists that come in Dutch alone, by list and code. */
export const codeTexts: Readonly<Record<string, string>> = {
  'searchPurposes.intake': 'Receiving and registering signals',
  'searchPurposes.triage_signal': 'Assessing a signal that came in',
  'searchPurposes.case_work': 'Working on a case',
  'searchPurposes.answer_request': 'Answering a request for information',
  'searchPurposes.data_subject_request': 'Request for access or rectification',
  'searchPurposes.quality_check': 'Check of quality or duplicates',
  'searchPurposes.audit': 'Supervision',
  'contactPointKinds.phone': 'Telephone number',
  'contactPointKinds.email': 'E-mail address',
  'contactPointKinds.social_handle': 'Account',
  'contactPointKinds.iban': 'IBAN',
  'contactPointKinds.other': 'Other',
}
