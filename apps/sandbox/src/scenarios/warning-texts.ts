/** Short descriptions are Didit's where its examples show them; the long ones are ours. */
export const WARNING_TEXTS: Record<string, readonly [short: string, long: string]> = {
  DOCUMENT_EXPIRED: [
    'Document expired',
    'The document was past its expiration date when it was photographed.',
  ],
  COULD_NOT_RECOGNIZE_DOCUMENT: [
    'Could not recognize document',
    'The picture does not show a document that can be identified.',
  ],
  MRZ_VALIDATION_FAILED: [
    'MRZ validation failed',
    'At least one check digit of the machine readable zone does not compute.',
  ],
  MINIMUM_AGE_NOT_MET: ['Minimum age not met', 'The person is younger than the minimum age of the workflow.'],
  AGE_BELOW_MINIMUM: ['Age below minimum', 'The estimated age is below the minimum of the workflow.'],
  POSSIBLE_DUPLICATED_USER: [
    'Possible duplicated approved user from other session',
    'Another approved session shows the same document under different vendor data.',
  ],
  FULL_NAME_MISMATCH_WITH_PROVIDED: [
    'Full name mismatch with provided information',
    'The name on the document differs from the name that was expected.',
  ],
  SCREEN_CAPTURE_DETECTED: [
    'Screen capture detected',
    'The picture seems to show a document on a screen, not a physical one.',
  ],
  DOCUMENT_NAME_DIFFERENT_FROM_OTHER_APPROVED_DOCUMENTS: [
    'Document name differs from other documents',
    'The names on the documents of this session are not the same.',
  ],
  ID_VERIFICATION_DATA_MISMATCH_BETWEEN_DOCUMENTS: [
    'Data mismatch between documents',
    'The documents of this session disagree in at least one field.',
  ],
  ID_DOCUMENT_IN_BLOCKLIST: [
    'ID document in blocklist',
    'This document was put on the blocklist from another session.',
  ],
  NFC_CHIP_NOT_VERIFIED: [
    'NFC chip not verified',
    'The chip answered, but its signature or its data hashes could not be confirmed.',
  ],
  DATA_INCONSISTENT: [
    'OCR and NFC mrz code extracted are not the same',
    'The chip holds other data than the printed document.',
  ],
  LOW_LIVENESS_SCORE: [
    'Low liveness score',
    'The liveness score lies between the decline and the review threshold.',
  ],
  LIVENESS_FACE_ATTACK: [
    'Liveness Face Attack',
    'The selfie seems to show a picture or a screen, not a person.',
  ],
  FACE_IN_BLOCKLIST: ['Face in blocklist', 'This face was put on the blocklist from another session.'],
  POSSIBLE_FACE_IN_BLOCKLIST: ['Possible face in blocklist', 'The selfie resembles a face on the blocklist.'],
  DUPLICATED_FACE: [
    'Duplicated face from other approved session',
    'The same face was approved in another session under different vendor data.',
  ],
  LOW_FACE_MATCH_SIMILARITY: [
    'Low face match similarity',
    'The selfie and the portrait of the document are not similar enough.',
  ],
  POSSIBLE_MATCH_FOUND: [
    'Possible match found in AML screening',
    'The screening returned at least one possible watchlist match.',
  ],
  ADDRESS_MISMATCH_WITH_PROVIDED: [
    'Address mismatch with provided information',
    'The address on the proof differs from the address that was expected.',
  ],
  NAME_MISMATCH_ID_VERIFICATION: [
    'Name mismatch with ID verification',
    'The name on the proof of address is not the name on the identity document.',
  ],
  COUNTRY_FROM_DOCUMENT_DOES_NOT_MATCH_COUNTRY_FROM_IP: [
    'Country from document does not match country from IP',
    'The session came from another country than the one that issued the document.',
  ],
  PRIVATE_NETWORK_DETECTED: [
    'Private network (VPN/Tor) detected',
    'The connection came through a VPN, a proxy or Tor.',
  ],
  IP_ADDRESS_IN_BLOCKLIST: [
    'IP address in blocklist',
    'The address the session came from is on the blocklist.',
  ],
  DUPLICATED_DEVICE_FINGERPRINT: ['Duplicated device fingerprint', 'Other customers used the same device.'],
  DATABASE_VALIDATION_NO_MATCH: [
    'Database validation no match',
    'The official register does not know this combination of name and number.',
  ],
  BREACHED_EMAIL_DETECTED: [
    'Breached email detected',
    'The address appears in at least one known data breach.',
  ],
  PHONE_NUMBER_IN_BLOCKLIST: [
    'Phone number in blocklist',
    'This phone number was put on the blocklist from another session.',
  ],
  EMAIL_IN_BLOCKLIST: [
    'Email in blocklist',
    'This e-mail address was put on the blocklist from another session.',
  ],
};
