import type { Reason, ReasonOutcome } from '@docket/contracts';

/**
 * The catalogue as shipped: version 1 in every database, and what `docket kyc` knows without one. The clauses name
 * the usual parts of a due diligence policy, for a company to put its own in their place. Customers read facts
 * about what they sent, or that they cannot be served: never of a list, a suspicion or a check of their person.
 */
export const SHIPPED_REASONS: readonly Reason[] = [
  reason('false-alarm', 'Warning checked: false alarm', ['approve'], 'CDD-7.1 Review of warnings'),
  reason('risk-accepted', 'Warning checked: risk accepted', ['approve'], 'CDD-7.2 Residual risk'),
  reason(
    'spelling-differs',
    'Same name in another spelling',
    ['approve'],
    'CDD-4.5 Names and transliteration',
  ),
  reason('verified-otherwise', 'Verified by other evidence', ['approve'], 'CDD-7.3 Other evidence', {
    needsNote: true,
  }),
  reason('difference-explained', 'Customer explained the difference', ['approve'], 'CDD-7.4 Explanations', {
    needsNote: true,
  }),
  reason('declined-in-error', 'Earlier decline was wrong', ['approve'], 'CDD-9.2 Overturning decisions', {
    needsNote: true,
  }),
  reason('pep-accepted', 'Politically exposed, accepted after enhanced review', ['approve'], 'AML-6.2 PEP', {
    needsNote: true,
    needsSecondPerson: true,
  }),
  reason('media-accepted', 'Adverse media weighed and accepted', ['approve'], 'AML-6.4 Adverse media', {
    needsNote: true,
    needsSecondPerson: true,
  }),

  reason(
    'document-not-genuine',
    'Document not genuine or altered',
    ['decline', 'block'],
    'CDD-4.3 Authenticity',
    { customerText: 'We could not accept the document.' },
  ),
  reason('document-expired', 'Document expired', ['decline', 'resubmit'], 'CDD-4.2 Identity document', {
    customerText: 'The document has expired. Please use one that is valid.',
  }),
  reason(
    'document-unreadable',
    'Document unreadable or cropped',
    ['decline', 'resubmit'],
    'CDD-4.2 Identity document',
    {
      customerText:
        'The document could not be read. All of it must be in the picture, sharp and without glare.',
    },
  ),
  reason(
    'face-mismatch',
    'Selfie is not the person on the document',
    ['decline', 'resubmit', 'block'],
    'CDD-5.1 Face match',
    { customerText: 'The selfie could not be matched with the photo on the document.' },
  ),
  reason(
    'liveness-doubtful',
    'Liveness not convincing',
    ['decline', 'resubmit', 'block'],
    'CDD-5.2 Liveness',
    { customerText: 'The selfie could not be confirmed. Please take it yourself, in good light.' },
  ),
  reason(
    'data-mismatch',
    'Data differ from what the customer told us',
    ['decline', 'resubmit'],
    'CDD-4.4 Data on the document',
    { customerText: 'The details on the document differ from those we were given.' },
  ),
  reason('address-not-proven', 'Address not proven', ['decline', 'resubmit'], 'CDD-4.6 Proof of address', {
    customerText: 'The address could not be confirmed with the document we were sent.',
  }),
  reason('under-age', 'Customer is under age', ['decline'], 'CDD-3.2 Minimum age', {
    customerText: 'Our service is for adults only.',
  }),
  reason(
    'sanctions-match',
    'Confirmed sanctions match',
    ['decline', 'block'],
    'AML-5.1 Sanctions',
    noService(),
  ),
  reason('pep-risk', 'Politically exposed, risk not accepted', ['decline'], 'AML-6.3 PEP', noService()),
  reason('adverse-media', 'Serious adverse media', ['decline'], 'AML-6.4 Adverse media', noService()),
  reason(
    'duplicate-person',
    'Same person holds another account',
    ['decline', 'block'],
    'CDD-8.1 One account each',
    { customerText: 'Each person can hold one account with us.' },
  ),
  reason(
    'suspected-fraud',
    'Suspected fraud',
    ['decline', 'block'],
    'AML-8.1 Suspicion of fraud',
    noService(),
  ),
  reason(
    'document-not-accepted',
    'Kind of document not accepted',
    ['decline', 'resubmit'],
    'CDD-4.1 Accepted documents',
    { customerText: 'We cannot accept this kind of document. Please use a passport or an identity card.' },
  ),
  reason('photo-of-copy', 'Photo of a screen or copy', ['decline', 'resubmit'], 'CDD-4.3 Authenticity', {
    customerText: 'Please photograph the document itself, not a copy or a screen.',
  }),
  reason('document-incomplete', 'A side or page is missing', ['resubmit'], 'CDD-4.2 Identity document', {
    customerText: 'A side of the document is missing. Please send all of it.',
  }),
  reason('face-not-clear', 'Face covered, dark or out of focus', ['resubmit'], 'CDD-5.1 Face match', {
    customerText: 'Your face must be seen clearly, without glasses, mask or hat.',
  }),
  reason(
    'address-proof-old',
    'Proof of address older than three months',
    ['decline', 'resubmit'],
    'CDD-4.6 Proof of address',
    { customerText: 'The proof of address must be from the last three months.' },
  ),
  reason('contact-not-confirmed', 'Phone or e-mail not confirmed', ['resubmit'], 'CDD-4.7 Contact details', {
    customerText: 'Please confirm your phone number and e-mail address.',
  }),
  reason('country-not-served', 'Country not served', ['decline'], 'CDD-3.1 Countries', {
    customerText: 'We do not offer our service in your country.',
  }),
  reason('cdd-not-possible', 'Due diligence cannot be completed', ['decline'], 'CDD-2.4 Incomplete CDD', {
    customerText: 'We could not complete the verification.',
    needsNote: true,
  }),
  reason('customer-withdrew', 'Customer withdrew or does not answer', ['decline'], 'CDD-2.5 No answer', {
    customerText: 'The verification was not completed.',
  }),
  reason('funds-not-explained', 'Source of funds not explained', ['decline'], 'AML-7.1 Source of funds', {
    ...noService(),
    needsNote: true,
  }),
  reason('acts-for-another', 'Coached, or acts for somebody else', ['decline'], 'AML-7.3 Third parties', {
    ...noService(),
    needsNote: true,
  }),
  reason(
    'identity-misused',
    'Identity used without its owner',
    ['decline', 'block'],
    'AML-8.2 Identity theft',
    {
      ...noService(),
      needsNote: true,
    },
  ),
  reason(
    'device-misused',
    'Device or network linked to abuse',
    ['decline', 'block'],
    'AML-8.3 Linked abuse',
    {
      ...noService(),
      needsNote: true,
    },
  ),
  reason('blocked-in-error', 'Blocked by mistake', ['unblock'], 'CDD-9.3 Blocklist'),
  reason('block-cleared', 'Cleared since it was blocked', ['unblock'], 'CDD-9.3 Blocklist'),
  reason('other', 'Other', ['approve', 'decline', 'resubmit', 'block', 'unblock'], 'CDD-7.9 Other grounds', {
    needsNote: true,
  }),

  reason('different-person', 'Another person of that name', ['False Positive'], 'AML-4.2 Clearing hits'),
  reason('list-entry-wrong', 'The list entry is outdated or wrong', ['False Positive'], 'AML-4.3 List data'),
  reason('same-person', 'The same person', ['Confirmed Match'], 'AML-4.4 Confirmed hits'),
  reason(
    'same-person-risk-known',
    'The same person, known and accepted',
    ['Confirmed Match'],
    'AML-4.5 Known customers',
  ),
  reason('data-too-thin', 'Too little is known to say', ['Inconclusive'], 'AML-4.6 Open hits'),
  reason('asked-customer', 'The customer was asked for more', ['Inconclusive'], 'AML-4.6 Open hits'),
];

type Demands = Partial<Pick<Reason, 'customerText' | 'needsNote' | 'needsSecondPerson'>>;

function reason(
  key: Reason['key'],
  label: string,
  outcomes: ReasonOutcome[],
  clause: string,
  { customerText = null, needsNote = false, needsSecondPerson = false }: Demands = {},
): Reason {
  return { key, label, outcomes, clause, customerText, needsNote, needsSecondPerson, retired: false };
}

/** Says nothing of why: it is the same for a match, a suspicion and a change of mind. */
function noService(): Demands {
  return { customerText: 'We are unable to offer you our service.' };
}
